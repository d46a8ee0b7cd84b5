using Pulumi.Proxmox.Access;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about realms tells.</summary>
internal static class RealmChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        _ = new RealmAd("ad", new()
        {
            RealmId = GetRealmAd.Invoke(new() { RealmId = "corp" }).Apply(realm => realm.RealmId),
            Domain = GetRealmAd.Invoke(new() { RealmId = "corp" }).Apply(realm => realm.Domain),
            Server = GetRealmAd.Invoke(new() { RealmId = "corp" }).Apply(realm => realm.Server),
        });
        _ = new RealmLdap("ldap", new()
        {
            RealmId = GetRealmLdap.Invoke(new() { RealmId = "ldap" }).Apply(realm => realm.RealmId),
            BaseDn = GetRealmLdap.Invoke(new() { RealmId = "ldap" }).Apply(realm => realm.BaseDn),
            Server = GetRealmLdap.Invoke(new() { RealmId = "ldap" }).Apply(realm => realm.Server),
            UserAttribute = GetRealmLdap.Invoke(new() { RealmId = "ldap" }).Apply(realm => realm.UserAttribute),
        });
        _ = new RealmOpenId("openid", new()
        {
            RealmId = GetRealmOpenId.Invoke(new() { RealmId = "sso" }).Apply(realm => realm.RealmId),
            ClientId = GetRealmOpenId.Invoke(new() { RealmId = "sso" }).Apply(realm => realm.ClientId),
            IssuerUrl = GetRealmOpenId.Invoke(new() { RealmId = "sso" }).Apply(realm => realm.IssuerUrl),
        });
        _ = new RealmPam("pam", new()
        {
            Default = GetRealmPam.Invoke().Apply(realm => realm.Default),
            Comment = GetRealmPam.Invoke().Apply(realm => realm.Id)
        });
        _ = new RealmPve("pve", new()
        {
            Default = GetRealmPve.Invoke().Apply(realm => realm.Default),
            Comment = GetRealmPve.Invoke().Apply(realm => realm.Id)
        });
        _ = new RealmPve("any", new()
        {
            Default = GetRealms.Invoke().Apply(realms => realms.Items[0].Default),
            Comment = GetRealms.Invoke().Apply(realms => realms.Items[0].RealmId + realms.Items[0].Type)
        });
    }
}
