using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;

namespace Proxmox.Simulator.Guests;

/// <summary><c>/cluster/ha/resources</c> (<c>PVE::API2::HA::Resources</c>). Rules are not simulated.</summary>
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
            ShowsId = true,
            ChecksBeforeLock = true,
            Identify = Identify,
            OnBegin = Begin,
            OnCheck = RequireGuest,
            OnDone = change =>
            {
                if (change.Verb != "DELETE")
                {
                    HighAvailability.Of(change.Call.Datacenter).Pursue(VmId(change.Id));
                }
            },
        }.Map(router);
        router.On("POST", "/cluster/ha/resources/{sid}/migrate", Migrate);
    }

    private static JToken Migrate(PveCall call)
    {
        var (type, id) = Identify(call);
        var manager = HighAvailability.Of(call.Datacenter);
        if (manager.Find(type, id) is null)
        {
            throw PveError.Die($"resource '{type}:{id}' is not HA managed");
        }

        var node = call.Node;
        var guest = call.Datacenter.Guests.GetValueOrDefault(VmId(id));
        // The manager overlooks what it cannot do.
        if (call.Datacenter.FindNode(node) is not null && guest is not null && guest.Node != node)
        {
            manager.Migrate(VmId(id), node);
        }

        return new JObject { ["sid"] = $"{type}:{id}", ["requested-node"] = node };
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
        if (change.Call.OptionalText("type") is { } named && named != change.Type)
        {
            throw PveError.Die("types does not match");
        }

        if (change.Call.Has("group") && change.Call.Datacenter.Version != PveVersion.V84)
        {
            throw PveError.Die("invalid parameter 'group': ha groups have been migrated to rules");
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

    private static int VmId(string id) => int.Parse(id, CultureInfo.InvariantCulture);
}
