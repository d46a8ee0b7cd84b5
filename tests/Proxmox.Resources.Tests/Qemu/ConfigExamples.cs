using Proxmox.Model.Values;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>Full examples of the attributes of a VM's config, and the parameters that PVE then has.</summary>
internal static class ConfigExamples
{
    private const string Key1 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINg1fGKvqzkDXM5aQshjHBjAB26xMOJVkhgdhdpUSM/z a,b@host";
    private const string Key2 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINg1fGKvqzkDXM5aQshjHBjAB26xMOJVkhgdhdpUSM/z second+key";

    /// <summary>What every version has.</summary>
    public static IReadOnlyList<ConfigExample> Everywhere { get; } =
    [
        new("general", Config(
            ("name", "web-1.example.org"), ("description", "Web server; ümlaut, a=b\nsecond line"), ("tags", Value.Set("Web", "prod")),
                ("protection", true), ("start_at_boot", true),
            ("startup", Config(("order", 2), ("up_delay_seconds", 30), ("down_delay_seconds", 60))), ("arguments", "-no-hpet"),
            ("hotplug", Value.Set("network", "disk", "cpu")), ("vm_state_storage", "local")))
        {
            Stored = [("tags", "prod;web"), ("startup", "2,up=30,down=60"), ("hotplug", "cpu,disk,network"), ("onboot", "1"),
                ("args", "-no-hpet")],
        },
        new("hotplug of nothing", Config(("hotplug", Value.Set("none")))) { Stored = [("hotplug", "0")] },
        new("machine", Config(
            ("bios", "ovmf"), ("machine", Config(("type", "q35"), ("viommu", "intel"), ("enable_s3", false), ("enable_s4", true))),
                ("os_type", "l26"), ("acpi", false), ("kvm", false),
            ("tablet", false), ("keyboard_layout", "de"), ("freeze_at_start", true), ("allow_reboot", false), ("rtc_local_time", true),
                ("rtc_start_date", "2006-06-17T16:01:21"),
            ("time_drift_fix", true), ("vm_generation_id", "0"), ("scsi_controller", "virtio-scsi-single")))
        {
            Stored = [("machine", "q35,viommu=intel,enable-s3=0,enable-s4=1"), ("reboot", "0"), ("localtime", "1"), ("tdf", "1")],
        },
        new("boot order", Config(("network_devices", Config(("net0", Config(("model", "virtio"))), ("net1", Config(("model", "e1000"))))),
            ("boot_order", Value.List("net1", "net0"))))
        {
            Stored = [("boot", "order=net1;net0")],
        },
        new("smbios", Config(("smbios", Config(
            ("uuid", "11111111-2222-3333-4444-555555555555"), ("manufacturer", "Example, Inc."), ("product", "a=b;c"), ("version", "1"),
                ("serial", "ümlaut"), ("sku", "sku 1"), ("family", "fam")))))
        {
            Stored = [
                ("smbios1",
                "uuid=11111111-2222-3333-4444-555555555555,manufacturer=RXhhbXBsZSwgSW5jLg==,product=YT1iO2M=,version=MQ==,serial=w7xtbGF1dA==,sku=c2t1IDE=,family=ZmFt,base64=1")],
        },
        new("cpu", Config(("cpu", Config(
            ("type", "x86-64-v2-AES"), ("flags", Value.Set("+aes", "-pcid")), ("hidden", true), ("hv_vendor_id", "proxmox"),
                ("physical_address_bits", "host"),
            ("cores", 4), ("sockets", 2), ("vcpus", 6), ("limit", Value.Of(Number.Parse("2.5"))), ("units", 200),
                ("affinity", Value.Set("0", "5", "8-11")),
            ("numa", true), ("architecture", "x86_64")))))
        {
            Stored = [("cpu", "x86-64-v2-AES,flags=+aes;-pcid,hidden=1,hv-vendor-id=proxmox,phys-bits=host"), ("affinity", "0,5,8-11"),
                ("cpulimit", "2.5")],
        },
        new("numa", Config(
            ("cpu", Config(("cores", 4), ("numa", true))),
            ("numa", Config(
                ("numa0", Config(
                    ("cpus", Value.Set("0-1")), ("memory_mib", 1024), ("host_nodes", Value.Set("0", "2-3")), ("policy", "bind"))),
                ("numa1", Config(("cpus", Value.Set("2", "3")), ("memory_mib", 1024)))))))
        {
            Stored = [("numa0", "cpus=0-1,memory=1024,hostnodes=0;2-3,policy=bind"), ("numa1", "cpus=2;3,memory=1024")],
        },
        new("memory", Config(
            ("memory", Config(("size_mib", 4096), ("balloon_mib", 2048), ("shares", 2000), ("hugepages", "2"), ("keep_hugepages", true))),
            ("ivshmem", Config(("size_mib", 32), ("name", "shared-1")))))
        {
            Stored = [("memory", "4096"), ("ivshmem", "size=32,name=shared-1")],
        },
        new("display", Config(
            ("vga", Config(("type", "qxl"), ("memory_mib", 32), ("clipboard", "vnc"))),
                ("spice", Config(("folder_sharing", true), ("video_streaming", "filter"))),
            ("audio", Config(("device", "ich9-intel-hda"), ("driver", "none")))))
        {
            Stored = [("vga", "qxl,memory=32,clipboard=vnc"), ("spice_enhancements", "foldersharing=1,videostreaming=filter"),
                ("audio0", "device=ich9-intel-hda,driver=none")],
        },
        new("devices", Config(
            ("serial", Config(("serial0", "socket"), ("serial3", "/dev/ttyS0"))), ("parallel", Config(("parallel0", "/dev/parport0"))),
            ("usb", Config(("usb0", Config(("host", "0951:1666"), ("usb3", true))), ("usb1", Config(("mapping", "stick"))),
                ("usb13", Config(("host", "spice"))))),
            ("pci", Config(
                ("hostpci0", Config(
                    ("host", "0000:01:00.0"), ("pcie", true), ("primary_gpu", true), ("rombar", false), ("rom_file", "vga.bin"),
                        ("legacy_igd", true), ("device_id", "0x1234"), ("vendor_id", "0x8086"),
                    ("sub_device_id", "0xabcd"), ("sub_vendor_id", "0x10DE"))),
                ("hostpci1", Config(("mapping", "gpu"), ("mdev", "nvidia-63"))))),
            ("virtiofs", Config(("virtiofs0",
                Config(("mapping", "share"), ("cache", "always"), ("direct_io", true), ("expose_acl", true), ("expose_xattr", true))))),
            ("watchdog", Config(("model", "ib700"), ("action", "reset"))),
                ("rng", Config(("source", "/dev/urandom"), ("max_bytes", 2048), ("period_ms", 500)))))
        {
            Stored = [("usb0", "0951:1666,usb3=1"), ("hostpci1", "mapping=gpu,mdev=nvidia-63"), ("watchdog", "ib700,action=reset"),
                ("rng0", "/dev/urandom,max_bytes=2048,period=500")],
        },
        new("network", Config(("network_devices", Config(
            ("net0", Config(
                ("model", "virtio"), ("mac_address", "bc-24-11-00-00-01"), ("bridge", "vmbr0"), ("vlan", 5),
                    ("trunks", Value.Set("10-20", "30")), ("firewall", true), ("link_down", true), ("mtu", 1400),
                ("queues", 4), ("rate_limit_mib", Value.Of(Number.Parse("12.5"))))),
            ("net31", Config(("model", "vmxnet3")))))))
        {
            Stored = [("net0",
                "virtio=BC:24:11:00:00:01,bridge=vmbr0,firewall=1,link_down=1,mtu=1400,queues=4,rate=12.5,tag=5,trunks=10-20;30")],
        },
        new("cloud-init", Config(
            ("cloud_init", Config(
                ("user", "admin"), ("ssh_keys", Value.List(Key1, Key2 + "\n")), ("type", "nocloud"), ("upgrade", false),
                    ("dns_servers", Value.List("192.0.2.53", "2001:DB8::53")),
                ("search_domain", "example.org"),
                ("interfaces", Config(
                    ("net0", Config(("ipv4_address", "192.0.2.10/24"), ("ipv4_gateway", "192.0.2.1"), ("ipv6_address", "2001:DB8:0::10/64"),
                        ("ipv6_gateway", "2001:db8::1"))),
                    ("net1", Config(("ipv4_address", "dhcp"), ("ipv6_address", "auto"))))),
                ("custom_files", Config(("user", "local:snippets/u.yaml"), ("network", "local:snippets/n.yaml"),
                    ("meta", "local:snippets/m.yaml"), ("vendor", "local:snippets/v.yaml"))))),
            ("cloud_init_password", "secret-1")))
        {
            Stored =
            [
                ("sshkeys",
                    "ssh-ed25519%20AAAAC3NzaC1lZDI1NTE5AAAAINg1fGKvqzkDXM5aQshjHBjAB26xMOJVkhgdhdpUSM%2Fz%20a%2Cb%40host%0Assh-ed25519%20AAAAC3NzaC1lZDI1NTE5AAAAINg1fGKvqzkDXM5aQshjHBjAB26xMOJVkhgdhdpUSM%2Fz%20second%2Bkey"),
                ("nameserver", "192.0.2.53 2001:DB8::53"), ("ipconfig1", "ip=dhcp,ip6=auto"), ("cipassword", "**********"),
            ],
        },
        new("agent", Config(("agent", Config(("enabled", true), ("type", "isa"), ("trim_after_clone", true), ("freeze_on_backup", false)))))
        {
            Stored = [("agent", "1,type=isa,fstrim_cloned_disks=1,freeze-fs-on-backup=0")],
        },
        new("sev", Config(
            ("sev", Config(("type", "snp"), ("allow_smt", false), ("kernel_hashes", true), ("no_debug", true), ("no_key_sharing", true)))))
        {
            Stored = [("amd-sev", "snp,allow-smt=0,kernel-hashes=1,no-debug=1,no-key-sharing=1")],
        },
        new("migration", Config(("migration", Config(("max_downtime_seconds", Value.Of(Number.Parse("0.5"))), ("max_speed_mib", 100)))))
        {
            Stored = [("migrate_downtime", "0.5"), ("migrate_speed", "100")],
        },
    ];

    /// <summary>What came after 8.4.</summary>
    public static IReadOnlyList<ConfigExample> Newer { get; } =
    [
        new("newer members", Config(
            ("machine", Config(("type", "q35"), ("viommu", "virtio"), ("aw_bits", 48))),
                ("cpu", Config(("type", "host"), ("guest_physical_address_bits", 40), ("level", 13))),
            ("memory", Config(("size_mib", 1024), ("ksm", false))),
                ("network_devices", Config(("net0", Config(("model", "virtio"), ("host_tunnel", true))))),
            ("pci", Config(("hostpci0", Config(("host", "01:00"), ("driver", "keep")))))))
        {
            Stored = [("machine", "q35,viommu=virtio,aw-bits=48"), ("allow-ksm", "0"), ("hostpci0", "01:00,driver=keep"),
                ("cpu", "host,guest-phys-bits=40,level=13")],
        },
        new("tdx", Config(("tdx", Config(("type", "tdx"), ("attestation", true), ("vsock_cid", 3), ("vsock_port", 4051)))))
        {
            Stored = [("intel-tdx", "tdx,attestation=1,vsock-cid=3,vsock-port=4051")],
        },
    ];
}
