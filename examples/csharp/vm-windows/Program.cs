using Pulumi;
using Pulumi.Proxmox.Guests;
using Pulumi.Proxmox.Guests.Inputs;

// Where PVE is and who we are comes from the environment:
//   PROXMOX_VE_ENDPOINT, PROXMOX_VE_API_TOKEN, and PROXMOX_VE_CA_FILE or PROXMOX_VE_FINGERPRINT.
return await Deployment.RunAsync(() =>
{
    _ = new VirtualMachine("desktop", new()
    {
        Name = "desktop",
        Node = "pve1",
        OsType = "win11",
        Bios = "ovmf",
        Machine = new VirtualMachineMachineArgs { Type = "q35" },
        Cpu = new VirtualMachineCpuArgs { Type = "host", Cores = 4 },
        Memory = new VirtualMachineMemoryArgs { SizeMib = 8192 },
        Agent = new VirtualMachineAgentArgs { Enabled = true },
        EfiDisk = new VirtualMachineEfiDiskArgs { Storage = "local-lvm", Type = EfiDiskType.V4m, PreEnrolledKeys = true },
        TpmState = new VirtualMachineTpmStateArgs { Storage = "local-lvm", Version = TpmStateVersion.V2_0 },
        ScsiController = "virtio-scsi-single",
        BootOrder = { "scsi0", "ide2" },
        Disks =
        {
            ["scsi0"] = new VirtualMachineDiskArgs { Storage = "local-lvm", Size = "64G", Cache = DiskCache.Writeback, IoThread = true },
            // The drivers of the disk and the network device, for the installation.
            ["ide0"] = new VirtualMachineDiskArgs { Iso = "local:iso/virtio-win.iso" },
            ["ide2"] = new VirtualMachineDiskArgs { Iso = "local:iso/windows-11.iso" },
        },
        NetworkDevices = { ["net0"] = new VirtualMachineNetworkDeviceArgs { Model = "virtio", Bridge = "vmbr0" } },
        Vga = new VirtualMachineVgaArgs { Type = "virtio" },
        // Windows takes its time to shut down for an update.
        ShutdownTimeoutSeconds = 900,
    });
});
