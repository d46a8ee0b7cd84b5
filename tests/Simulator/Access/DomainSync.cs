using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Access;

/// <summary><c>/access/domains/{realm}/sync</c>, as far as it goes without a directory server.</summary>
public sealed class DomainSync : IEndpoints
{
    public void Map(Router router) => router.On("POST", "/access/domains/{realm}/sync", Sync);

    private static JToken Sync(PveCall call)
    {
        var realm = call.Text("realm");
        var section = DomainConfig.Read(call.Datacenter).Find(realm) ?? throw PveError.Parameter("realm", "Realm does not exist.");
        if (section.Type is not ("ldap" or "ad"))
        {
            throw PveError.Die($"Cannot sync realm type '{section.Type}'! Only LDAP/AD realms can be synced.");
        }

        var defaults = section["sync-defaults-options"] ?? "";
        if (!call.Has("scope") && !defaults.Split(',').Any(part => part.StartsWith("scope=", StringComparison.Ordinal)))
        {
            throw PveError.Parameter("scope", "Not passed as parameter and not defined in realm default sync options.");
        }

        var dryRun = call.Flag("dry-run") == true;
        return call.Fork(dryRun ? "auth-realm-sync-test" : "auth-realm-sync", realm, worker =>
        {
            worker.Print($"{(dryRun ? "(dry test run) " : "")}starting sync for realm {realm}");
            // No directory server can be reached from a simulator.
            throw PveError.Die("Name or service not known");
        });
    }

    /// <summary>Prints the default options in sorted order, the old <c>full</c> and <c>purge</c> turned into
    /// <c>remove-vanished</c>.</summary>
    public static string PrintDefaults(string text)
    {
        var options = new SortedDictionary<string, string>(
            text.Split(',').Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
                .ToDictionary(part => part[0].Trim(), part => part[1].Trim(), StringComparer.Ordinal),
            StringComparer.Ordinal);
        var (full, purge) = (options.GetValueOrDefault("full") == "1", options.GetValueOrDefault("purge") == "1");
        if (!options.ContainsKey("remove-vanished") && (full || purge))
        {
            options["remove-vanished"] = string.Join(';', (full ? ["entry", "properties"] : Array.Empty<string>())
                .Concat(purge ? ["acl"] : []));
        }

        options.Remove("full");
        options.Remove("purge");
        return string.Join(',', options.Select(option => $"{option.Key}={option.Value}"));
    }
}
