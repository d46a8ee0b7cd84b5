using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Guests;

/// <summary><c>/cluster/ha/resources</c> (<c>PVE::API2::HA::Resources</c>).</summary>
public sealed class HaResourceEndpoints : IEndpoints
{
    private const string Options = "state group max_restart max_relocate failback comment";

    public void Map(Router router)
    {
        new SectionArea("/cluster/ha/resources", HighAvailability.FileName)
        {
            Id = "sid",
            IdText = "{type}:{id}",
            Types = [SectionType.Parse("vm", Options), SectionType.Parse("ct", Options)],
            Texts = new()
            {
                Exists = "resource ID '{type}:{id}' already defined",
                Missing = "no such resource '{type}:{id}'",
                Create = "create resource failed",
                Update = "update resources config failed",
                Delete = "delete resource failed",
            },
            Lock = HighAvailability.Lock,
            ShowsId = true,
            ChecksBeforeLock = true,
            Identify = Identify,
            OnBegin = Begin,
            OnCheck = RequireGuest,
            OnDelete = change =>
            {
                // Without a word about it, the rules forget the resource as well.
                if (change.Call.Flag("purge") is not false)
                {
                    HaRule.Forget(change.Call.Datacenter, $"{change.Type}:{change.Id}");
                }
            },
            OnDone = change =>
            {
                if (change.Verb != "DELETE")
                {
                    HighAvailability.Of(change.Call.Datacenter).Pursue(VmId(change.Id));
                }
            },
        }.Map(router);
        router.On("POST", "/cluster/ha/resources/{sid}/migrate", call => Migrate(call));
        router.On("POST", "/cluster/ha/resources/{sid}/relocate", call => Migrate(call));
    }

    private static JToken Migrate(PveCall call)
    {
        var (type, id) = Identify(call);
        var manager = HighAvailability.Of(call.Datacenter);
        if (manager.Find(type, id) is null)
        {
            throw PveError.Die($"resource '{type}:{id}' is not HA managed");
        }

        var (sid, node) = ($"{type}:{id}", call.Node);
        var answer = new JObject { ["sid"] = sid, ["requested-node"] = node };
        var (together, apart) = HaMotion.Of(call.Datacenter, sid);
        var blocking = apart.Where(other => call.Datacenter.Guests.GetValueOrDefault(VmId(other))?.Node == node).ToList();
        if (together.Count > 0)
        {
            answer["comigrated-resources"] = new JArray(together);
        }

        if (blocking.Count > 0)
        {
            answer["blocking-resources"] = new JArray(blocking.Select(other =>
                new JObject { ["sid"] = other, ["cause"] = "resource-affinity" }));
        }

        // The manager overlooks what it cannot do.
        foreach (var vmId in blocking.Count == 0 && call.Datacenter.FindNode(node) is not null ? together.Prepend(sid).Select(VmId) : [])
        {
            if (call.Datacenter.Guests.GetValueOrDefault(vmId) is { } guest && guest.Node != node)
            {
                manager.Migrate(vmId, node);
            }
        }

        return answer;
    }

    /// <summary>Type and id of the call's resource; a bare number is looked up among the guests.</summary>
    private static (string? Type, string Id) Identify(PveCall call)
    {
        var sid = call.Text("sid");
        if (sid.Split(':', 2) is [var type, var id])
        {
            return type is "vm" or "ct" ? (type, id) : throw PveError.Die($"unknown section type '{type}'");
        }

        return call.Datacenter.Guests.GetValueOrDefault(VmId(sid)) is { } guest
            ? (guest.Type == "qemu" ? "vm" : "ct", sid)
            : throw PveError.Die($"unable to detect SID from VMID - VM/CT {sid} does not exist");
    }

    private static void Begin(SectionChange change)
    {
        change.Call.Datacenter.RequireQuorum();
        if (change.Call.OptionalText("type") is { } named && named != change.Type)
        {
            throw PveError.Die("types does not match");
        }

        if (change.Call.Has("group") && change.Call.Datacenter.Version != PveVersion.V84)
        {
            throw PveError.Die("invalid parameter 'group': ha groups have been migrated to rules");
        }

        // A group that does not exist is found out by a change only.
        if (change.Verb == "PUT" && change.Call.OptionalText("group") is { Length: > 0 } group
            && SectionConfig.Parse(change.Call.Datacenter.File(HaGroupEndpoints.FileName).Text).Find(group) is null)
        {
            throw PveError.Die($"HA group '{group}' does not exist");
        }

        if (change.Verb == "DELETE" && HighAvailability.Of(change.Call.Datacenter).Find(change.Type, change.Id) is null)
        {
            throw PveError.Die($"cannot delete service '{change.Type}:{change.Id}', not HA managed!");
        }
    }

    private static void RequireGuest(SectionChange change)
    {
        if (change.IsCreation && !change.Call.Datacenter.Guests.ContainsKey(VmId(change.Id)))
        {
            throw PveError.Die($"resource '{change.Type}:{change.Id}' does not exist in cluster");
        }
    }

    private static int VmId(string id) => int.Parse(id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
}
