using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Nodes;

/// <summary><c>/cluster/mapping</c> (<c>PVE::API2::Cluster::Mapping</c>).</summary>
public sealed class MappingEndpoints : IEndpoints
{
    private static readonly (string Kind, string Name, string Options)[] Kinds =
    [
        ("dir", "directory", "description map+"),
        ("pci", "hardware", "description mdev live-migration-capable map+"),
        ("usb", "hardware", "description map+"),
    ];

    public void Map(Router router)
    {
        router.On("GET", "/cluster/mapping", _ => Router.Directory("name", Kinds.Select(entry => entry.Kind)));
        foreach (var (kind, name, options) in Kinds)
        {
            var root = "/cluster/mapping/" + kind;
            router.On("GET", root, call => List(call, kind));
            router.On("POST", root, call => Create(call, kind, name, options));
            router.On("GET", root + "/{id}", call => Read(call, kind));
            router.On("PUT", root + "/{id}", call => Update(call, kind, name, options));
            router.On("DELETE", root + "/{id}", call => Delete(call, kind, name));
        }
    }

    private static JToken List(PveCall call, string kind)
    {
        var mappings = ResourceMappings.Of(call.Datacenter);
        var node = call.OptionalText("check-node");
        return new JArray(mappings.Read(kind).Sections
            .Where(section => call.AllowsAny($"/mapping/{kind}/{section.Id}", "Mapping.Modify", "Mapping.Use", "Mapping.Audit"))
            .Select(section =>
            {
                var entry = ToJson(call, kind, section);
                entry["id"] = section.Id;
                if (node is not null)
                    entry[kind == "usb" ? "errors" : "checks"] = Checks(mappings, kind, section.Id, node);
                return entry;
            }));
    }

    private static JArray Checks(ResourceMappings mappings, string kind, string id, string node) => mappings.Nodes(kind, id).Contains(node)
        ? []
        : [new JObject { ["severity"] = "warning", ["message"] = $"No mapping for node {node}." }];

    private static JToken Read(PveCall call, string kind) => ToJson(call, kind,
        ResourceMappings.Of(call.Datacenter).Read(kind).Find(call.Text("id")) ?? throw PveError.Die($"mapping '{call.Text("id")}' not found"));

    private static void Create(PveCall call, string kind, string name, string options) => Change(call, kind, $"create {name} mapping failed", config =>
    {
        var id = call.Text("id");
        if (config.Find(id) is not null)
            throw PveError.Die($"{kind} ID '{id}' already defined");
        var schema = Schema(call, kind, options);
        var section = new Section(kind, id);
        schema.Apply(section, schema.Check(kind, Values(call), create: true), []);
        config.Add(section);
    });

    private static void Update(PveCall call, string kind, string name, string options) => Change(call, kind, $"update {name} mapping failed", config =>
    {
        ResourceMappings.Of(call.Datacenter).File(kind).AssertDigest(call.OptionalText("digest"));
        var id = call.Text("id");
        var section = config.Find(id) ?? throw PveError.Die($"{kind} ID '{id}' does not exist");
        var schema = Schema(call, kind, options);
        var set = schema.Check(kind, Values(call), create: true);
        schema.CheckDelete(kind, call.List("delete"), set.Keys);
        schema.Apply(section, set, call.List("delete"));
    });

    private static void Delete(PveCall call, string kind, string name) =>
        Change(call, kind, $"delete {name} mapping failed", config => config.Remove(call.Text("id")));

    private static void Change(PveCall call, string kind, string prefix, Action<SectionConfig> change)
    {
        var mappings = ResourceMappings.Of(call.Datacenter);
        mappings.File(kind).Locked(prefix, () =>
        {
            var config = mappings.Read(kind);
            change(config);
            mappings.File(kind).Write(config.Render());
        });
    }

    private static IEnumerable<KeyValuePair<string, JToken>> Values(PveCall call) =>
        call.Parameters.Where(parameter => parameter.Key is not ("id" or "digest" or "delete"));

    private static SectionSchema Schema(PveCall call, string kind, string options) => new(
        ApiTable.For(call.Datacenter.Version.Text()).Find("POST", "/cluster/mapping/" + kind, out _)!.Parameters,
        [SectionType.Parse(kind, options)]);

    private static JObject ToJson(PveCall call, string kind, Section section)
    {
        var schema = Schema(call, kind, Kinds.Single(entry => entry.Kind == kind).Options);
        var json = new JObject(section.Properties.Select(property => new JProperty(property.Key, schema.ToJson(property.Key, property.Value))))
        {
            ["type"] = kind,
            ["digest"] = ResourceMappings.Of(call.Datacenter).File(kind).Digest,
        };
        return json;
    }
}
