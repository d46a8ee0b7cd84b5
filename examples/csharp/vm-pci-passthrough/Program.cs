using Pulumi;
using Pulumi.Proxmox.Guests;
using Pulumi.Proxmox.Guests.Inputs;

// Where PVE is and who we are comes from the environment:
//   PROXMOX_VE_ENDPOINT, PROXMOX_VE_API_TOKEN, and PROXMOX_VE_CA_FILE or PROXMOX_VE_FINGERPRINT.
return await Deployment.RunAsync(() =>
{
    _ = new VirtualMachine("render", new()
    {
        Name = "render",
        Node = "pve1",
        OsType = "l26",
        Bios = "ovmf",
        Machine = new VirtualMachineMachineArgs { Type = "q35" },
        Cpu = new VirtualMachineCpuArgs { Type = "host", Cores = 8 },
        // The device reads and writes all of the memory, so none can be taken away.
        Memory = new VirtualMachineMemoryArgs { SizeMib = 16384, BalloonMib = 0 },
        EfiDisk = new VirtualMachineEfiDiskArgs { Storage = "local-lvm", Type = EfiDiskType.V4m },
        // A mapping of the cluster (Datacenter > Resource Mappings); an address in its place is for root@pam alone.
        Pci = { ["hostpci0"] = new VirtualMachinePciDeviceArgs { Mapping = "gpu", Pcie = true } },
        Disks = { ["scsi0"] = new VirtualMachineDiskArgs { Storage = "local-lvm",
            ImportFrom = "local:import/debian-13-genericcloud-amd64.qcow2", Size = "40G" } },
        NetworkDevices = { ["net0"] = new VirtualMachineNetworkDeviceArgs { Model = "virtio", Bridge = "vmbr0" } },
        // Such a VM cannot move while it runs; a change of node shuts it down for the way.
        Migrate = new VirtualMachineMigrateArgs { Offline = true },
        OnRestartRequired = OnRestartRequired.Reboot,
    });
});
