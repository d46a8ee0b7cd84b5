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
