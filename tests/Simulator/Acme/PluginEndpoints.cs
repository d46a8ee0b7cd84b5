using System.Text;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Acme;

/// <summary><c>/cluster/acme/plugins</c> (<c>PVE::API2::ACMEPlugin</c>): how a node proves that a domain is its own.</summary>
public sealed class PluginEndpoints : IEndpoints
{
    private const string FileName = "priv/acme/plugins.cfg";
    private const string Standalone = "standalone";

    private static readonly SectionType[] Types =
        [SectionType.Parse("dns", "api+ data nodes disable validation-delay"), SectionType.Parse(Standalone, "nodes disable")];

    public void Map(Router router) => new SectionArea("/cluster/acme/plugins", FileName)
    {
        Types = Types,
        Texts = new()
        {
            Exists = "ACME plugin ID '{id}' already exists",
            Missing = "ACME plugin '{id}' not defined",
            MissingOnUpdate = "ACME plugin ID '{id}' does not exist",
        },
        Load = Read,
        DeletesAnything = true,
        Decode = (_, key, value) => key == "data" ? Decode(value) : value,
        OnUpdate = RequireOptional,
        OnShow = (_, section, json) => json["plugin"] = section.Id,
        OnList = (_, _, json) => json.Remove("id"),
    }.Map(router);

    /// <summary>The plugins; the one that answers on port 80 of the node itself comes back whenever it has been removed.</summary>
    internal static SectionConfig Read(Datacenter datacenter)
    {
        var config = SectionConfig.Parse(datacenter.File(FileName).Text);
        if (config.Find(Standalone) is null)
        {
            config.Add(new Section(Standalone, Standalone));
        }

        return config;
    }

    /// <summary>Unlike other files of sections, this one takes a property that is set and deleted at once.</summary>
    private static void RequireOptional(SectionChange change)
    {
        var options = Types.First(type => type.Name == change.Type).Options;
        foreach (var key in change.Delete)
        {
            if (!options.TryGetValue(key, out var option))
            {
                throw PveError.Die($"no such option '{key}'");
            }

            if (!option.Optional)
            {
                throw PveError.Die($"unable to delete required option '{key}'");
            }
        }
    }

    /// <summary>Base64 in either alphabet, padded or not.</summary>
    private static string Decode(string value)
    {
        var text = value.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '=')));
        }
        catch (FormatException)
        {
            return "";
        }
    }
}
