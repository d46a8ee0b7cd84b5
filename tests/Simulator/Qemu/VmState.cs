using System.Globalization;
using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>A VM's memory on a storage (<c>__snapshot_save_vmstate</c>).</summary>
internal static class VmState
{
    /// <summary>MiB that the state of all devices is taken to need at most.</summary>
    private const long DeviceState = 500;

    /// <summary>The storage that a VM's memory goes to (<c>find_vmstate_storage</c>): the configured one, else one of its disks' storages,
    /// shared before local, files before blocks.</summary>
    public static string Storage(VmContext context, GuestConfig config)
    {
        if (config["vmstatestorage"] is { } configured)
        {
            return configured;
        }

        string? shared = null, local = null;
        var storages = Drive.All(context.Schema, config.Options).Where(drive => !drive.IsCdrom).Select(drive => drive.Storage)
            .OfType<string>();
        foreach (var id in storages.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var storage = context.Storage.Get(id);
            if (storage.Shared)
            {
                shared = shared is null || storage.Path is not null ? id : shared;
            }
            else
            {
                local = local is null || storage.Path is not null ? id : local;
            }
        }
        return shared ?? local ?? "local";
    }

    /// <summary>Allocates room for the memory of a running VM and notes what it needs to go on.</summary>
    /// <param name="options">The section that gets <c>vmstate</c>.</param>
    public static void Allocate(VmContext context, int vmId, GuestConfig config, OptionSet options, string name, string storage)
    {
        var process = context.Processes.Find(vmId)!;
        var size = (VmFigures.Memory(context.Schema, config["memory"]) * 2) + DeviceState;
        var file = string.Create(CultureInfo.InvariantCulture, $"vm-{vmId}-state-{name}");
        if (context.Storage.Get(storage).Path is not null)
        {
            file += ".raw";
        }

        options["vmstate"] = context.Volumes.Allocate(storage, vmId, "raw", file, size << 10).Id;
        options["runningmachine"] = context.Hypervisor.RunningMachine(process.Config);
        var model = context.Schema.Parse("cpu", process.Config["cpu"]).GetValueOrDefault("cputype") ?? "x86-64-v2-AES";
        options["runningcpu"] = model == "host" ? "host,+kvm_pv_eoi,+kvm_pv_unhalt" : $"{model},enforce,+kvm_pv_eoi,+kvm_pv_unhalt";
    }

    /// <summary>Bytes that are written when a VM's memory is saved.</summary>
    public static long Saved(VmProcess process) => (1L << 20) + process.MemoryUsed;
}
