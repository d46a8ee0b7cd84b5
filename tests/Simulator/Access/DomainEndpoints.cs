using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Access;

/// <summary><c>/access/domains</c> (<c>PVE::API2::Domains</c>).</summary>
public sealed class DomainEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/access/domains", List);
        router.On("POST", "/access/domains", Create);
        router.On("GET", "/access/domains/{realm}", Read);
        router.On("PUT", "/access/domains/{realm}", Update);
        router.On("DELETE", "/access/domains/{realm}", Delete);
        router.On("POST", "/access/domains/{realm}/sync", Sync);
    }

    private static JArray List(PveCall call)
    {
        var result = new JArray();
        foreach (var section in DomainConfig.Read(call.Datacenter).Sections)
        {
            var entry = new JObject { ["realm"] = section.Id, ["type"] = section.Type };
            if (section["comment"] is { Length: > 0 } comment)
                entry["comment"] = comment;
            if (section["default"] == "1")
                entry["default"] = 1;
            if (DomainConfig.TfaType(section) is { } tfa)
                entry["tfa"] = tfa;
            result.Add(entry);
        }
        return result;
    }

    private static JObject Read(PveCall call)
    {
        var realm = call.Text("realm");
        var section = DomainConfig.Read(call.Datacenter).Find(realm) ?? throw PveError.Die($"domain '{realm}' does not exist");
        var result = new JObject { ["type"] = section.Type, ["digest"] = DomainConfig.Digest(call.Datacenter) };
        if (section.Type == "pam")
            result["plugin"] = "PVE::Auth::PAM";
        var numbers = call.Datacenter.Version.NumericProperties("/access/domains");
        foreach (var (key, value) in section.Properties)
            result[key] = numbers.Contains(key) ? JToken.Parse(value) : value;
        return result;
    }

    private static void Create(PveCall call)
    {
        var (realm, type) = (call.Text("realm"), call.Text("type"));
        DomainConfig.Update(call.Datacenter, "add auth server failed", config =>
        {
            if (config.Find(realm) is not null)
                throw PveError.Die($"domain '{realm}' already exists");
            if (realm is "pam" or "pve")
                throw PveError.Die($"unable to use reserved name '{realm}'");
            if (type is "pam" or "pve")
                throw PveError.Die($"unable to create builtin type '{type}'");
            CheckConnection(call, type);
            var section = new Section(type, realm);
            var values = Values(call, type);
            DomainConfig.Check(type, values.Keys, create: true);
            Apply(config, section, values);
            config.Add(section);
            if (type is "ldap" or "ad" && call.OptionalText("password") is { } password)
                call.Datacenter.Accounts.RealmPasswords[realm] = password;
            Connect(call);
        });
    }

    private static void Update(PveCall call)
    {
        var realm = call.Text("realm");
        DomainConfig.Update(call.Datacenter, "update auth server failed", config =>
        {
            DomainConfig.AssertDigest(call.Datacenter, call.OptionalText("digest"));
            // PVE 9 looks the type up before it finds that there is no such realm.
            if (config.Find(realm) is not { } section)
                throw call.Datacenter.Version == PveVersion.V84
                    ? PveError.Die($"domain '{realm}' does not exist")
                    : PveError.Die("cannot lookup undefined type! at /usr/share/perl5/PVE/API2/Domains.pm line 261.");
            CheckConnection(call, section.Type);
            var values = Values(call, section.Type);
            var delete = call.List("delete");
            if (delete.Count == 0 && values.Count == 0 && !call.Has("password"))
                throw PveError.Die("no options specified");
            foreach (var key in delete)
                section[key] = null;
            DomainConfig.Check(section.Type, values.Keys, create: false);
            Apply(config, section, values);
            if (delete.Contains("password"))
                call.Datacenter.Accounts.RealmPasswords.Remove(realm);
            if (section.Type is "ldap" or "ad" && call.OptionalText("password") is { } password)
                call.Datacenter.Accounts.RealmPasswords[realm] = password;
            Connect(call);
        });
    }

    private static void Delete(PveCall call) => DomainConfig.Update(call.Datacenter, "delete auth server failed", config =>
    {
        var realm = call.Text("realm");
        if (!config.Remove(realm))
            throw PveError.Die($"authentication domain '{realm}' does not exist");
        call.Datacenter.Accounts.RealmPasswords.Remove(realm);
    });

    private static JToken Sync(PveCall call)
    {
        var realm = call.Text("realm");
        var section = DomainConfig.Read(call.Datacenter).Find(realm) ?? throw PveError.Parameter("realm", "Realm does not exist.");
        if (section.Type is not ("ldap" or "ad"))
            throw PveError.Die($"Cannot sync realm type '{section.Type}'! Only LDAP/AD realms can be synced.");
        var defaults = section["sync-defaults-options"] ?? "";
        if (!call.Has("scope") && !defaults.Split(',').Any(part => part.StartsWith("scope=", StringComparison.Ordinal)))
            throw PveError.Parameter("scope", "Not passed as parameter and not defined in realm default sync options.");
        var dryRun = call.Flag("dry-run") == true;
        return call.Fork(dryRun ? "auth-realm-sync-test" : "auth-realm-sync", realm, worker =>
        {
            worker.Print($"{(dryRun ? "(dry test run) " : "")}starting sync for realm {realm}");
            // No directory server can be reached from a simulator.
            throw PveError.Die("Name or service not known");
        });
    }

    private static void CheckConnection(PveCall call, string type)
    {
        if (call.Has("check-connection") && type is not ("ldap" or "ad"))
            throw PveError.Die("'check-connection' parameter can only be set for realms of type 'ldap' or 'ad'");
    }

    private static void Connect(PveCall call)
    {
        if (call.Flag("check-connection") == true)
            throw PveError.Die("Name or service not known");
    }

    private static Dictionary<string, string> Values(PveCall call, string type)
    {
        string[] other = ["realm", "type", "delete", "digest", "password", "check-connection"];
        var values = call.Parameters.Keys.Where(key => !other.Contains(key)).ToDictionary(key => key, call.Text, StringComparer.Ordinal);
        if (type is "ldap" or "ad" && values.TryGetValue("sync-defaults-options", out var options))
            values["sync-defaults-options"] = SyncOptions(options);
        return values;
    }

    private static void Apply(SectionConfig config, Section section, Dictionary<string, string> values)
    {
        if (values.GetValueOrDefault("default") == "1")
        {
            foreach (var other in config.Sections)
                other["default"] = null;
        }
        foreach (var (key, value) in values)
            section[key] = value;
    }

    /// <summary>Prints the options in sorted order, the old <c>full</c> and <c>purge</c> turned into <c>remove-vanished</c>.</summary>
    private static string SyncOptions(string text)
    {
        var options = new SortedDictionary<string, string>(
            text.Split(',').Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
                .ToDictionary(part => part[0].Trim(), part => part[1].Trim(), StringComparer.Ordinal),
            StringComparer.Ordinal);
        var (full, purge) = (options.GetValueOrDefault("full") == "1", options.GetValueOrDefault("purge") == "1");
        if (!options.ContainsKey("remove-vanished") && (full || purge))
            options["remove-vanished"] = string.Join(';', (full ? ["entry", "properties"] : Array.Empty<string>())
                .Concat(purge ? ["acl"] : []));
        options.Remove("full");
        options.Remove("purge");
        return string.Join(',', options.Select(option => $"{option.Key}={option.Value}"));
    }
}
