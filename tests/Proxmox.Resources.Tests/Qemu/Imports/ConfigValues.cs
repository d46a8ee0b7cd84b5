using System.Collections.Frozen;

namespace Proxmox.Resources.Tests.Qemu.Imports;

/// <summary>
/// What PVE's description does not tell: values of options that only a format or a pattern restricts, by the option's name without its
/// number, and by its key.
/// </summary>
internal static class ConfigValues
{
    private static readonly string[] Volumes =
    [
        "local-lvm:vm-100-disk-0", "local:100/vm-100-disk-1.qcow2", "local:100/vm-100-disk-2.raw",
            "local-zfs:base-9000-disk-0/vm-100-disk-0",
        "local:9000/base-9000-disk-0.qcow2/100/vm-100-disk-3.qcow2", "ceph:vm-100-disk-0", "/dev/disk/by-id/ata-DISK_1",
            "nfs:100/vm-100-disk-0.vmdk",
    ];

    private static readonly string[] Processors = ["0-1", "0;2-3", "5"];

    private static readonly FrozenDictionary<string, string[]> ByPath = new Dictionary<string, string[]>
    {
        ["affinity"] = ["0,5,8-11", "0-3", "7"],
        ["args"] = ["-no-hpet", "-cpu host,+aes -device x,y=\"z\""],
        ["boot"] = ["order=scsi0;net0", "order=ide2", "cdn", "c", "legacy=dc", " "],
        ["bootdisk"] = ["scsi0", "virtio0"],
        ["cicustom.meta"] = ["local:snippets/meta.yaml"],
        ["cicustom.network"] = ["local:snippets/network.yaml"],
        ["cicustom.user"] = ["local:snippets/user.yaml"],
        ["cicustom.vendor"] = ["local:snippets/vendor.yaml"],
        ["cipassword"] = ["$5$salt$0123456789abcdef"],
        ["ciuser"] = ["admin", "Grüße"],
        ["cpu.cputype"] = ["host", "x86-64-v2-AES", "kvm64", "custom-mine"],
        ["cpu.flags"] = ["+aes", "+aes;-pcid", "-spec-ctrl;+ssbd;+md-clear"],
        ["cpu.hv-vendor-id"] = ["proxmox"],
        ["cpu.phys-bits"] = ["host", "40", "64"],
        ["hookscript"] = ["local:snippets/hook.pl"],
        ["hostpci.device-id"] = ["0x1234", "0xABcd"],
        ["hostpci.host"] = ["0000:01:00.0", "01:00", "0000:81:00;0000:82:00.1", "03:00.1"],
        ["hostpci.mapping"] = ["gpu"],
        ["hostpci.mdev"] = ["nvidia-63"],
        ["hostpci.romfile"] = ["vga.bin"],
        ["hostpci.sub-device-id"] = ["0x1234"],
        ["hostpci.sub-vendor-id"] = ["0x1234"],
        ["hostpci.vendor-id"] = ["0x8086"],
        ["hotplug"] = ["0", "1", "network,disk,usb", "cpu,memory,network", "disk"],
        ["ipconfig.gw"] = ["192.0.2.1"],
        ["ipconfig.gw6"] = ["2001:db8::1", "2001:DB8:0::1"],
        ["ipconfig.ip"] = ["dhcp", "192.0.2.10/24", "manual"],
        ["ipconfig.ip6"] = ["auto", "dhcp", "2001:db8::10/64", "2001:DB8:0::10/64"],
        ["ivshmem.name"] = ["shared-1"],
        ["machine.aw-bits"] = ["39", "48"],
        ["machine.type"] = ["q35", "pc", "pc-q35-9.2+pve1", "pc-i440fx-8.1", "virt"],
        ["nameserver"] = ["192.0.2.53", "192.0.2.53 2001:db8::53", "192.0.2.53,192.0.2.54"],
        ["net.bridge"] = ["vmbr0", "vnet1", "br-lan"],
        ["net.macaddr"] = ["BC:24:11:00:00:01", "bc:24:11:0a:0b:0c"],
        ["net.trunks"] = ["10;20", "10-20;30"],
        ["numa.cpus"] = Processors,
        ["numa.hostnodes"] = Processors,
        ["numa.memory"] = ["512", "1024"],
        ["parallel"] = ["/dev/parport0", "/dev/usb/lp1"],
        ["searchdomain"] = ["example.org"],
        ["serial"] = ["socket", "/dev/ttyS0"],
        ["sshkeys"] =
        [
            "ssh-ed25519%20AAAAC3NzaC1lZDI1NTE5AAAA%20me%40host%0A",
                "ssh-ed25519%20AAAAC3NzaC1lZDI1NTE5AAAA%20a%2Cb%0Assh-rsa%20AAAAB3NzaC1yc2EAAAA%2B%20second%0A%0A",
            "ssh-rsa%20AAAAB3NzaC1yc2EAAAAB%20x%0D%0Assh-rsa%20AAAAB3NzaC1yc2EAAAAC%20y%0D%0A",
                "%23%20mine%0Assh-rsa%20AAAAB3NzaC1yc2EAAAAB",
        ],
        ["startdate"] = ["now", "2006-06-17", "2006-06-17T16:01:21"],
        ["startup"] = ["1", "order=2,up=30,down=60", "order=0", "up=10", "3,down=5"],
        ["tags"] = ["web", "a;b;c", "Prod;web", "a,b", "a b;c", "x-1.2+3_4"],
        ["usb.host"] = ["0951:1666", "0x0951:0x1666", "1-2.3", "spice", "SPICE"],
        ["usb.mapping"] = ["stick"],
        ["virtiofs.dirid"] = ["share"],
        ["vmgenid"] = ["0", "11111111-2222-3333-4444-555555555555", "AAAAAAAA-2222-3333-4444-555555555555"],
        ["vmstatestorage"] = ["local"],
        ["drive.file"] = Volumes,
        ["drive.model"] = ["DISK%201"],
        ["drive.product"] = ["Product 1"],
        ["drive.serial"] = ["abc%20def", "S-1"],
        ["drive.size"] = ["32G", "4M", "528K", "1T", "2252M", "1.5G", "2147484160"],
        ["drive.vendor"] = ["Vendor"],
        ["drive.wwn"] = ["0x5000c500a1b2c3d4"],
        ["unused.file"] = Volumes,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Values for an option or a key of it; null where PVE's description tells enough.</summary>
    public static string[]? Of(string path) => ByPath.GetValueOrDefault(path);
}
