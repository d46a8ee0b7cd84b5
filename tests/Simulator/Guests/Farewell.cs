using System.Globalization;
using Proxmox.Simulator.Replication;

namespace Proxmox.Simulator.Guests;

/// <summary>What is left to do when a guest goes.</summary>
internal static class Farewell
{
    /// <summary>Fails where the HA manager or a replication job has a guest that is not to be purged from their configuration.</summary>
    /// <returns>Whether the manager has it.</returns>
    public static bool RequirePurge(GuestContext context, int vmId, bool purge)
    {
        var managed = HighAvailability.Of(context.Datacenter).State(vmId) is not null;
        if (managed && !purge)
        {
            throw PveError.Die(string.Create(CultureInfo.InvariantCulture,
                $"unable to remove {context.Kind.Word} {vmId} - used in HA resources and purge parameter not set."));
        }

        if (!purge)
        {
            ReplicationJobs.Of(context.Datacenter).RequireNone(vmId);
        }

        return managed;
    }

    /// <summary>Takes a guest out of what else names it, and then its config away.</summary>
    public static void Say(GuestContext context, int vmId, bool purge, bool managed)
    {
        var (word, id) = (context.Kind.Word, vmId.ToString(CultureInfo.InvariantCulture));
        PoolMembership.Forget(context.Datacenter, vmId);
        GuestFirewall.Remove(context.Datacenter, vmId);
        if (purge)
        {
            context.Run.Print($"purging {word} {id} from related configurations..");
            ReplicationJobs.Of(context.Datacenter).Forget(vmId);
            if (managed)
            {
                HighAvailability.Of(context.Datacenter).Remove(vmId);
                HaRule.Forget(context.Datacenter, $"{context.Kind.Service}:{id}");
                context.Run.Print($"NOTE: removed {word} {id} from HA resource configuration.");
            }
        }

        context.Configs.Remove(context.Node, vmId);
    }

    /// <summary>Removes every volume of a guest on storages of a content type, whether its config names it or not.</summary>
    /// <param name="free">Removes one.</param>
    public static void FreeUnreferenced(GuestContext context, int vmId, string content, Action<string> free)
    {
        foreach (var storage in context.Storage.All.Where(storage => storage.EnabledOn(context.Node) && storage.Content.Contains(content))
            .ToList())
        {
            foreach (var volume in context.Storage.Volumes.On(storage.Id, context.Node)
                .Where(volume => volume.Parts.Content == "images" && volume.Parts.VmId == vmId).ToList())
            {
                free(volume.Id);
            }
        }
    }
}
