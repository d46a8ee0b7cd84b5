using Pulumi;
using Pulumi.Proxmox.Guests;
using Pulumi.Proxmox.Guests.Inputs;

// Where PVE is and who we are comes from the environment:
//   PROXMOX_VE_ENDPOINT, PROXMOX_VE_API_TOKEN, and PROXMOX_VE_CA_FILE or PROXMOX_VE_FINGERPRINT.
return await Deployment.RunAsync(() =>
{
    // Its disk is empty, so it boots from the CD drive until there is a system.
    _ = new VirtualMachine("server", new()
    {
        Name = "server",
        Node = "pve1",
        Description = "Installed by hand from the Debian image.",
        Tags = { "debian", "manual" },
        Cpu = new VirtualMachineCpuArgs { Type = "x86-64-v2-AES", Cores = 2 },
        Memory = new VirtualMachineMemoryArgs { SizeMib = 2048 },
        OsType = "l26",
        Machine = new VirtualMachineMachineArgs { Type = "q35" },
        ScsiController = "virtio-scsi-single",
        BootOrder = { "scsi0", "ide2" },
        Disks =
        {
            ["scsi0"] = new VirtualMachineDiskArgs { Storage = "local-lvm", Size = "32G", Discard = DiskDiscard.On, Ssd = true,
                IoThread = true },
            ["ide2"] = new VirtualMachineDiskArgs { Iso = "local:iso/debian-13.1.0-amd64-netinst.iso" },
        },
        NetworkDevices = { ["net0"] = new VirtualMachineNetworkDeviceArgs { Model = "virtio", Bridge = "vmbr0" } },
    });
});
