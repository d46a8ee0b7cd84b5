using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Guests;

/// <summary><c>/cluster/ha/resources</c> (<c>PVE::API2::HA::Resources</c>). Rules are not simulated.</summary>
public sealed class HaResourceEndpoints : IEndpoints
{
    private const string Options = "state group max_restart max_relocate failback comment";

    public void Map(Router router)
    {
        router.On("GET", "/cluster/ha/resources", List);
        router.On("POST", "/cluster/ha/resources", Create);
        router.On("GET", "/cluster/ha/resources/{sid}", Read);
        router.On("PUT", "/cluster/ha/resources/{sid}", Update);
        router.On("DELETE", "/cluster/ha/resources/{sid}", Delete);
        router.On("POST", "/cluster/ha/resources/{sid}/migrate", Migrate);
    }

    private static JToken List(PveCall call)
    {
        var manager = HighAvailability.Of(call.Datacenter);
        return new JArray(SectionConfig.Parse(manager.File.Text).Sections
            .Where(section => call.OptionalText("type") is not { } type || section.Type == type)
            .Select(section => ToJson(call, manager, section)));
    }

    private static JToken Read(PveCall call)
    {
        var manager = HighAvailability.Of(call.Datacenter);
        var (type, id) = Sid(call);
        return ToJson(call, manager, Find(SectionConfig.Parse(manager.File.Text), type, id));
    }

    private static void Create(PveCall call)
    {
        var (type, id) = Sid(call);
        if (call.OptionalText("type") is { } named && named != type)
            throw PveError.Die("types does not match");
        RequireNoGroup(call);
        var values = Schema(call).Check(type, Values(call), create: true);
        if (!call.Datacenter.Guests.ContainsKey(int.Parse(id, CultureInfo.InvariantCulture)))
            throw PveError.Die($"resource '{type}:{id}' does not exist in cluster");
        var manager = HighAvailability.Of(call.Datacenter);
        manager.File.Locked("create resource failed", () =>
        {
            var config = SectionConfig.Parse(manager.File.Text);
            if (config.Find(id) is not null)
                throw PveError.Die($"resource ID '{type}:{id}' already defined");
            var section = new Section(type, id);
            foreach (var (key, value) in values)
                section[key] = value;
            config.Add(section);
            manager.File.Write(config.Render());
        });
        manager.Pursue(int.Parse(id, CultureInfo.InvariantCulture));
    }

    private static void Update(PveCall call)
    {
        var (type, id) = Sid(call);
        RequireNoGroup(call);
        var manager = HighAvailability.Of(call.Datacenter);
        manager.File.Locked("update resources config failed", () =>
        {
            manager.File.AssertDigest(call.OptionalText("digest"));
            var config = SectionConfig.Parse(manager.File.Text);
            var section = Find(config, type, id);
            foreach (var (key, value) in Schema(call).Check(type, Values(call), create: false))
                section[key] = value;
            foreach (var key in call.List("delete"))
                section[key] = null;
            manager.File.Write(config.Render());
        });
        manager.Pursue(int.Parse(id, CultureInfo.InvariantCulture));
    }

    private static void Delete(PveCall call)
    {
        var (type, id) = Sid(call);
        var manager = HighAvailability.Of(call.Datacenter);
        if (SectionConfig.Parse(manager.File.Text).Find(id)?.Type != type)
            throw PveError.Die($"cannot delete service '{type}:{id}', not HA managed!");
        manager.Remove(int.Parse(id, CultureInfo.InvariantCulture));
    }

    private static JToken Migrate(PveCall call)
    {
        var (type, id) = Sid(call);
        var manager = HighAvailability.Of(call.Datacenter);
        Find(SectionConfig.Parse(manager.File.Text), type, id);
        var node = call.Node;
        var vmId = int.Parse(id, CultureInfo.InvariantCulture);
        // The manager overlooks what it cannot do.
        if (call.Datacenter.FindNode(node) is not null && call.Datacenter.Guests.GetValueOrDefault(vmId) is { } guest && guest.Node != node)
            manager.Migrate(vmId, node);
        return new JObject { ["sid"] = $"{type}:{id}", ["requested-node"] = node };
    }

    /// <summary>Type and id of the call's resource; a bare number is looked up among the guests.</summary>
    private static (string Type, string Id) Sid(PveCall call)
    {
        var sid = call.Text("sid");
        if (sid.Split(':', 2) is [var type, var id])
            return type is "vm" or "ct" ? (type, id) : throw PveError.Die($"unknown section type '{type}'");
        return call.Datacenter.Guests.GetValueOrDefault(int.Parse(sid, CultureInfo.InvariantCulture)) is { } guest
            ? (guest.Type == "qemu" ? "vm" : "ct", sid)
            : throw PveError.Die($"unable to detect SID from VMID - VM/CT {sid} does not exist");
    }

    private static Section Find(SectionConfig config, string type, string id) =>
        config.Find(id) is { } section && section.Type == type ? section : throw PveError.Die($"no such resource '{type}:{id}'");

    private static void RequireNoGroup(PveCall call)
    {
        if (call.Has("group") && call.Datacenter.Version != PveVersion.V84)
            throw PveError.Die("invalid parameter 'group': ha groups have been migrated to rules");
    }

    private static IEnumerable<KeyValuePair<string, JToken>> Values(PveCall call) =>
        call.Parameters.Where(parameter => parameter.Key is not ("sid" or "type" or "digest" or "delete"));

    private static SectionSchema Schema(PveCall call) => new(
        ApiTable.For(call.Datacenter.Version.Text()).Find("POST", "/cluster/ha/resources", out _)!.Parameters,
        [SectionType.Parse("vm", Options), SectionType.Parse("ct", Options)]);

    private static JObject ToJson(PveCall call, HighAvailability manager, Section section)
    {
        var json = new JObject { ["sid"] = $"{section.Type}:{section.Id}", ["type"] = section.Type, ["digest"] = manager.File.Digest };
        var schema = Schema(call);
        foreach (var (key, value) in section.Properties)
            json[key] = schema.ToJson(key, value);
        return json;
    }
}
