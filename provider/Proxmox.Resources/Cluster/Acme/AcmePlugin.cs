using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Acme;

/// <summary>
/// Ways to prove that a domain is one's own: <c>/cluster/acme/plugins</c> (PVE::API2::ACMEPlugin). PVE takes <c>data</c> in base64 and
/// tells it as text, and tells the name as <c>plugin</c>.
/// </summary>
public static class AcmePlugin
{
    private const string Collection = "/cluster/acme/plugins";
    private const string Dns = "dns";
    private const string Standalone = "standalone";

    private static readonly Format SentEncoded = Formats.Remark with { Sent = text => Formats.Base64.Sent(text.Trim()) };

    private static readonly Field<string> Id =
        Text("plugin_id", "Name of the plugin, by which the domains of a node choose it.")
            .OnWire("id").From("plugin").Required().Replacing().Autonamed().Checked(Identifiers.Mapping);

    private static readonly Field<string> Kind =
        Text("type", "How the domain is proved.").Required().Replacing()
            .OneOf((Dns, "By an entry in the DNS."), (Standalone, "By a web server of the node itself on port 80."))
            .TypeNamed("AcmePluginType");

    private static readonly Field<string> Provider =
        Text("api", "Provider of the DNS, as acme.sh calls it, such as `cf` for Cloudflare or `hetzner`. Type `dns` needs it.")
            .Among([.. DnsProviders.All.Select(provider => (provider, $"The script dns_{provider} of acme.sh."))]);

    private static readonly Field<string> Data =
        Text("data", "What the provider of the DNS asks for, as `NAME=value` lines such as `CF_Token=...`; acme.sh tells the names.")
            .As(SentEncoded).Secret();

    private static readonly Field<long> ValidationDelay =
        Whole("validation_delay_seconds", "How long PVE waits until the entry is known everywhere, in seconds. Unset means 30.")
            .OnWire("validation-delay").Between(0, 172_800).ImpliedDefault(30);

    private static readonly Field<IReadOnlySet<string>> Nodes =
        TextSet("nodes", "Nodes that use the plugin. Unset means all.").Checked(Identifiers.Node);

    private static readonly Field<bool> Disabled = Flag("disabled", "Whether it is out of use. Unset means false.").OnWire("disable")
        .ImpliedDefault(false);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "acme_plugin",
        "A way to prove to a certificate authority that a domain is yours. PVE's own plugin `standalone` can be imported; it stays when "
            + "the resource is deleted.")
    {
        ReadDoc = "A way to prove to a certificate authority that a domain is yours.",
        Area = Areas.Acme,
        Plural = "acme_plugins",
        Api = new(Collection)
        {
            Item = Collection + "/{plugin_id}",
            HasDigest = true,
            Listed = new(Collection),
            File = ConfigFiles.AcmePlugins,
        },
        Fields = [Id, Kind, Provider, Data, ValidationDelay, Nodes, Disabled],
        Identity = [Id],
        ImportId = new("{plugin_id}", "cloudflare"),
        Privileges = [new("Sys.Modify", "/")],
        Discovery = new() { IsBuiltIn = IsBuiltIn },
        Constraints = [new(FitsItsType)],
    };

    // PVE has it in every datacenter.
    private static bool IsBuiltIn(PveData plugin) => plugin["plugin"].AsText() == Standalone && plugin["type"].AsText() == Standalone
        && plugin[Nodes.Wire].IsNull && plugin[Disabled.Wire].AsBool() is not true;

    private static IEnumerable<Violation> FitsItsType(Attributes config)
    {
        if (config.Get(Kind) == Dns && config[Provider].IsNull)
        {
            yield return new(Provider, "Type dns needs api, the provider of the DNS.");
        }

        foreach (var field in ((Field[])[Provider, Data, ValidationDelay]).Where(field =>
            config.Get(Kind) is { } kind && kind != Dns && config.Has(field)))
        {
            yield return new(field, $"{field.Name} is for type dns alone. Leave it out.");
        }
    }
}
