using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Nodes;

namespace Proxmox.Simulator.Qemu;

/// <summary>What a node needs to have for a VM to start there.</summary>
internal static class VmStartChecks
{
    /// <summary>Fails where something that the config names is missing on the node.</summary>
    public static void Require(VmContext context, GuestConfig config)
    {
        if (config["kvm"] != "0" && !context.Hypervisor.HasKvm)
        {
            throw PveError.Die("KVM virtualisation configured, but not available. Either disable in VM configuration or enable in BIOS.");
        }

        foreach (var drive in Drive.All(context.Schema, config.Options))
        {
            if (drive.File == "cdrom")
            {
                context.Run.Warn("no physical CD-ROM available, ignoring");
            }
            else if (drive.IsVolume)
            {
                RequireVolume(context, drive.File);
                RequireAlignment(context, config, drive);
            }
        }
        FirmwareDisks.WarnOfOldCertificates(context, config);
        RequireMappings(context, config);
        foreach (var key in config.Options.Keys.Where(NetworkDevices.IsDevice))
        {
            if (context.Schema.Parse(key, config[key]).GetValueOrDefault("bridge") is { } bridge && !Bridges.Exist(context, bridge))
            {
                context.Run.Print($"bridge '{bridge}' does not exist");
                context.Run.Print(
                    $"kvm: -netdev type=tap,id={key}: network script /usr/libexec/qemu-server/pve-bridge failed with status 512");
                throw PveError.Die("start failed: QEMU exited with code 1");
            }
        }
    }

    private static void RequireVolume(VmContext context, string file)
    {
        var volume = context.Volumes.Resolve(file);
        if (!volume.Storage.Content.Contains(volume.Parts.Content, StringComparer.Ordinal))
        {
            throw PveError.Die($"storage '{volume.Storage.Id}' does not support content-type '{volume.Parts.Content}'");
        }

        context.Volumes.Activate(file);
    }

    // What a raw image holds is written past the cache in whole blocks. The words are those for a disk of the default SCSI controller.
    private static void RequireAlignment(VmContext context, GuestConfig config, Drive drive)
    {
        var volume = context.Volumes.Resolve(drive.File);
        if (drive.IsCdrom || volume.Parts.Format != "raw" || !drive.Slot.StartsWith("scsi", StringComparison.Ordinal)
            || context.Volumes.Find(drive.File) is not { } image || image.Size % context.Hypervisor.RequestAlignment == 0)
        {
            return;
        }

        var number = drive.Slot["scsi".Length..];
        var order = (BootOrder.Devices(context.Schema, config["boot"]) ?? []).ToList().IndexOf(drive.Slot);
        context.Run.Print($"qemu-system-x86_64: -device scsi-hd,bus=scsihw0.0,scsi-id={number},drive=drive-{drive.Slot},id={drive.Slot},"
            + $"device_id=drive-{drive.Slot},{(order < 0 ? "" : $"bootindex={100 + order},")}write-cache=on: Cannot get 'write' permission "
            + "without 'resize': Image size is not a multiple of request alignment");
        throw PveError.Die("start failed: QEMU exited with code 1");
    }

    private static void RequireMappings(VmContext context, GuestConfig config)
    {
        var mappings = ResourceMappings.Of(context.Datacenter);
        foreach (var (_, kind, name) in LocalResources.MappingsOf(context.Schema, config))
        {
            if (mappings.Nodes(kind, name).Contains(context.Node))
            {
                continue;
            }

            throw PveError.Die(kind switch
            {
                "pci" => $"PCI device mapping not found for '{name}'",
                "usb" => $"USB device mapping not found for '{name}'",
                _ when mappings.Read(kind).Find(name) is null => $"Directory ID {name} does not exist.",
                _ => $"No directory mapping for node {context.Node}.",
            });
        }
    }

    /// <summary>Fails where a VM has what cannot be saved with its memory (<c>check_non_migratable_resources</c>).</summary>
    public static void RequireMovable(GuestConfig config, bool withState)
    {
        if (!withState)
        {
            return;
        }

        var blockers = ((string[])["amd-sev", "intel-tdx"]).Where(config.Options.Has).ToList();
        if (config.Options.Keys.Any(key => key.StartsWith("virtiofs", StringComparison.Ordinal)))
        {
            blockers.Add("virtiofs");
        }

        if (blockers.Count > 0)
        {
            throw PveError.Die($"Cannot live-migrate, snapshot (with RAM), or hibernate a VM with: {string.Join(", ", blockers)}");
        }
    }
}
