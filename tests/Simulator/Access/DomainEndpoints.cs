using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Access;

/// <summary><c>/access/domains</c> (<c>PVE::API2::Domains</c>).</summary>
public sealed class DomainEndpoints : IEndpoints
{
    private const string Builtin = "default comment tfa";

    private const string Directory = "server1+ server2 bind_dn port secure sslversion default comment tfa verify capath cert certkey "
        + "filter sync_attributes user_classes group_dn group_name_attr group_filter group_classes "
        + "sync-defaults-options mode case-sensitive";

    public void Map(Router router) => new SectionArea("/access/domains", DomainConfig.File)
    {
        Id = "realm",
        Types =
        [
            SectionType.Parse("pam", Builtin),
            SectionType.Parse("pve", Builtin),
            SectionType.Parse("ldap", Directory + " base_dn+ user_attr+"),
            SectionType.Parse("ad", Directory + " domain+ base_dn user_attr"),
            SectionType.Parse("openid", "issuer-url+ client-id+ client-key autocreate username-claim= groups-claim groups-autocreate "
                + "groups-overwrite prompt scopes acr-values audiences default comment query-userinfo"),
        ],
        Texts = new()
        {
            Exists = "domain '{id}' already exists",
            Missing = "domain '{id}' does not exist",
            // PVE 9 looks the type up before it finds that there is no such realm.
            MissingOnUpdate = router.Version == PveVersion.V84
                ? null
                : "cannot lookup undefined type! at /usr/share/perl5/PVE/API2/Domains.pm line 261.",
            MissingOnDelete = "authentication domain '{id}' does not exist",
            Create = "add auth server failed",
            Update = "update auth server failed",
            Delete = "delete auth server failed",
        },
        Listed = ["comment", "default"],
        DeletesAnything = true,
        Load = DomainConfig.Read,
        Decode = (_, key, value) => (key, value) switch
        {
            ("comment", "") => "1",
            ("sync-defaults-options", _) => DomainSync.PrintDefaults(value),
            _ => value,
        },
        OnCheck = Check,
        OnCreate = Change,
        OnUpdate = Change,
        OnDelete = change => change.Call.Datacenter.Accounts.RealmPasswords.Remove(change.Id),
        OnList = CompleteEntry,
        OnShow = (call, section, json) =>
        {
            if (section.Type == "pam" && call.Has("realm"))
            {
                json["plugin"] = "PVE::Auth::PAM";
            }
        },
    }.Map(router);

    private static void CompleteEntry(PveCall call, Section section, JObject json)
    {
        if (section["comment"] is not { Length: > 0 })
        {
            json.Remove("comment");
        }

        if (section["default"] != "1")
        {
            json.Remove("default");
        }

        if (DomainConfig.TfaType(section) is { } tfa)
        {
            json["tfa"] = tfa;
        }
    }

    private static void Check(SectionChange change)
    {
        if (change.IsCreation && change.Id is "pam" or "pve")
        {
            throw PveError.Die($"unable to use reserved name '{change.Id}'");
        }

        if (change.IsCreation && change.Type is "pam" or "pve")
        {
            throw PveError.Die($"unable to create builtin type '{change.Type}'");
        }

        if (change.Take("check-connection") is not null && !IsDirectory(change))
        {
            throw PveError.Die("'check-connection' parameter can only be set for realms of type 'ldap' or 'ad'");
        }

        var password = change.Take("password");
        if (!change.IsCreation && change.Delete.Count == 0 && change.Parameters.Count == 0 && password is null)
        {
            throw PveError.Die("no options specified");
        }
    }

    private static void Change(SectionChange change)
    {
        if (change.Values.GetValueOrDefault("default") == "1")
        {
            foreach (var other in change.Config.Sections)
            {
                other["default"] = null;
            }
        }
        var passwords = change.Call.Datacenter.Accounts.RealmPasswords;
        if (change.Delete.Contains("password"))
        {
            passwords.Remove(change.Id);
        }

        if (IsDirectory(change) && change.Call.OptionalText("password") is { } password)
        {
            passwords[change.Id] = password;
        }

        if (change.Call.Flag("check-connection") == true)
        {
            throw PveError.Die("Name or service not known");
        }
    }

    private static bool IsDirectory(SectionChange change) => change.Type is "ldap" or "ad";
}
