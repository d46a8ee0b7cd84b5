using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sdn;

/// <summary>
/// <c>/cluster/sdn/fabrics</c> (<c>PVE::API2::Network::SDN::Fabrics</c>). Their rules are not PVE's Perl but the crate proxmox-ve-config,
/// which answers numbers as texts and nothing to a change.
/// </summary>
public sealed class FabricEndpoints : IEndpoints
{
    private const string Root = "/cluster/sdn/fabrics";
    private const string Fabric = Root + "/fabric";
    private const string Nodes = Root + "/node";

    private static readonly string[] NodeReaders = ["Sys.Audit", "Sys.Modify"];

    public void Map(Router router)
    {
        if (router.Version == PveVersion.V84)
        {
            return;
        }

        router.Index(Root, "fabric", "node", "all");
        router.On("GET", Fabric, call => Fabrics(call));
        router.On("POST", Fabric, call => Change(call, "adding fabric failed", config => Add(config, call, "fabric", call.Text("id"))));
        router.On("GET", Fabric + "/{id}", call => Show(call, Find(call, call.Text("id"))));
        router.On("PUT", Fabric + "/{id}", call => Change(call, "updating fabric failed", config => Update(config, call, call.Text("id"))));
        router.On("DELETE", Fabric + "/{id}", call => Change(call, "deleting fabric failed", config => Delete(config, call)));
        router.On("GET", Nodes, call => All(call, fabric: null));
        router.On("GET", Nodes + "/{fabric_id}", call => All(call, Find(call, call.Text("fabric_id")).Id));
        router.On("POST", Nodes + "/{fabric_id}", call => Change(call, "adding node failed", config =>
        {
            _ = Find(call, call.Text("fabric_id"));
            Add(config, call, "node", NodeId(call));
        }));
        router.On("GET", Nodes + "/{fabric_id}/{node_id}", call => Show(call, FindNode(call)));
        router.On("PUT", Nodes + "/{fabric_id}/{node_id}", call => Change(call, "updating node failed", config =>
            Update(config, call, FindNode(call).Id)));
        router.On("DELETE", Nodes + "/{fabric_id}/{node_id}", call => Change(call, "deleting node failed", config =>
            config.Remove(FindNode(call).Id)));
        router.On("GET", Root + "/all", call => new JObject { ["fabrics"] = Fabrics(call, digest: true), ["nodes"] = All(call, null) });
    }

    private static JToken Change(PveCall call, string prefix, Action<SectionConfig> change) => SdnConfig.Locked(call, prefix, () =>
    {
        var file = call.Datacenter.File(SdnConfig.Fabrics);
        file.AssertDigest(call.OptionalText("digest"));
        var config = SectionConfig.Parse(file.Text);
        change(config);
        file.Write(config.Render());
        return (JToken)"";
    });

    private static void Add(SectionConfig config, PveCall call, string what, string id)
    {
        if (config.Find(id) is not null)
        {
            throw PveError.Die($"{what} '{id.Split('_')[^1]}' already exists in configuration");
        }

        var section = new Section(call.Text("protocol"), id);
        Set(section, call);
        config.Add(section);
    }

    private static void Update(SectionConfig config, PveCall call, string id)
    {
        var section = config.Find(id) ?? throw PveError.Die($"fabric '{id}' does not exist in configuration");
        foreach (var key in call.Array("delete"))
        {
            section[key] = null;
        }

        Set(section, call);
    }

    private static void Set(Section section, PveCall call)
    {
        foreach (var key in (string[])["ip_prefix", "ip6_prefix", "hello_interval", "csnp_interval", "area", "ip", "ip6"])
        {
            section[key] = call.OptionalText(key) ?? section[key];
        }

        if (call.Has("interfaces"))
        {
            section["interfaces"] = string.Join('\n', call.Array("interfaces"));
        }
    }

    private static void Delete(SectionConfig config, PveCall call)
    {
        var fabric = Find(call, call.Text("id"));
        Refuse(SdnConfig.Controllers, "evpn", "EVPN controller");
        Refuse(SdnConfig.Zones, "vxlan", "VXLAN zone");
        foreach (var section in config.Sections.Where(section => section.Id == fabric.Id || IsNodeOf(section, fabric.Id)).ToList())
        {
            config.Remove(section.Id);
        }

        void Refuse(string file, string type, string noun)
        {
            if (SdnConfig.Read(call.Datacenter, file).Sections.FirstOrDefault(user => user.Type == type && user["fabric"] == fabric.Id)
                is { } user)
            {
                throw PveError.Die($"this fabric is still used in the {noun} \"{user.Id}\" at"
                    + " /usr/share/perl5/PVE/API2/Network/SDN/Fabrics/Fabric.pm line 240.");
            }
        }
    }

    private static JArray Fabrics(PveCall call, bool digest = false) => new(View(call)
        .Where(entry => !entry.Section.Id.Contains('_', StringComparison.Ordinal))
        .Where(entry => call.AllowsAny($"/sdn/fabrics/{entry.Section.Id}", SdnConfig.Readers))
        .Select(entry => ToJson(call, entry, digest || call.Flag("pending") is true)));

    private static JArray All(PveCall call, string? fabric) => new(View(call)
        .Where(entry => fabric is null ? entry.Section.Id.Contains('_', StringComparison.Ordinal) : IsNodeOf(entry.Section, fabric))
        .Where(entry => call.AllowsAny("/sdn/fabrics/" + entry.Section.Id.Split('_')[0], SdnConfig.Readers)
            && call.AllowsAny("/nodes/" + entry.Section.Id.Split('_')[1], NodeReaders))
        .Select(entry => ToJson(call, entry, digest: true)));

    private static IEnumerable<SectionView> View(PveCall call) => call.Flag("pending") is true
        ? SectionView.OfChanges(
            SdnConfig.ReadRunning(call.Datacenter, SdnConfig.Fabrics), SdnConfig.Read(call.Datacenter, SdnConfig.Fabrics))
        : SectionView.Of(call.Flag("running") is true
            ? SdnConfig.ReadRunning(call.Datacenter, SdnConfig.Fabrics) : SdnConfig.Read(call.Datacenter, SdnConfig.Fabrics));

    private static JObject Show(PveCall call, Section section) => ToJson(call, SectionView.Of(Only(section)).Single(), digest: true);

    private static SectionConfig Only(Section section)
    {
        var config = SectionConfig.Parse("");
        config.Add(section);
        return config;
    }

    private static JObject ToJson(PveCall call, SectionView view, bool digest)
    {
        var section = view.Section;
        var json = new JObject();
        foreach (var (key, value) in section.Properties.Where(property => property.Value is not null))
        {
            json[key] = Shown(key, value!);
        }

        json["protocol"] = section.Type;
        var parts = section.Id.Split('_');
        if (parts.Length == 1)
        {
            json["id"] = section.Id;
        }
        else
        {
            (json["fabric_id"], json["node_id"]) = (parts[0], parts[1]);
        }

        if (view.State is not null)
        {
            json["state"] = view.State;
            json["pending"] = new JObject(view.Pending.Select(value =>
                new JProperty(value.Key, value.Value is null ? "deleted" : Shown(value.Key, value.Value))));
        }

        if (digest)
        {
            json["digest"] = call.Datacenter.File(SdnConfig.Fabrics).Digest;
        }

        return json;
    }

    private static JToken Shown(string key, string value) =>
        key == "interfaces" ? new JArray(value.Split('\n', StringSplitOptions.RemoveEmptyEntries)) : value;

    private static string NodeId(PveCall call) => $"{call.Text("fabric_id")}_{call.Text("node_id")}";

    private static bool IsNodeOf(Section section, string fabric) => section.Id.StartsWith(fabric + "_", StringComparison.Ordinal);

    private static Section Find(PveCall call, string id) => SdnConfig.Read(call.Datacenter, SdnConfig.Fabrics).Find(id)
        ?? throw PveError.Die($"fabric '{id}' does not exist in configuration");

    private static Section FindNode(PveCall call)
    {
        var fabric = Find(call, call.Text("fabric_id"));
        return SdnConfig.Read(call.Datacenter, SdnConfig.Fabrics).Find(NodeId(call))
            ?? throw PveError.Die($"node '{call.Text("node_id")}' does not exist in fabric '{fabric.Id}'");
    }
}
