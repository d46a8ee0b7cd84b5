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
        _ = new RealmAd("first-ad", new() { RealmId = GetRealmsAd.Invoke().Apply(realms => realms.Items[0].RealmId), Domain = "corp.example", Server = "dc.corp.example" });
        _ = new RealmLdap("ldap", new()
        {
            RealmId = GetRealmsLdap.Invoke().Apply(realms => realms.Items[0].RealmId),
            BaseDn = GetRealmLdap.Invoke(new() { RealmId = "ldap" }).Apply(realm => realm.BaseDn),
            Server = GetRealmLdap.Invoke(new() { RealmId = "ldap" }).Apply(realm => realm.Server),
            UserAttribute = GetRealmLdap.Invoke(new() { RealmId = "ldap" }).Apply(realm => realm.UserAttribute),
        });
        _ = new RealmOpenid("openid", new()
        {
            RealmId = GetRealmsOpenid.Invoke().Apply(realms => realms.Items[0].RealmId),
            ClientId = GetRealmOpenid.Invoke(new() { RealmId = "sso" }).Apply(realm => realm.ClientId),
            IssuerUrl = GetRealmOpenid.Invoke(new() { RealmId = "sso" }).Apply(realm => realm.IssuerUrl),
        });
        _ = new RealmPam("pam", new() { Default = GetRealmPam.Invoke().Apply(realm => realm.Default), Comment = GetRealmsPam.Invoke().Apply(realms => realms.Items[0].Id) });
        _ = new RealmPve("pve", new() { Default = GetRealmPve.Invoke().Apply(realm => realm.Default), Comment = GetRealmsPve.Invoke().Apply(realms => realms.Items[0].Id) });
        _ = new RealmPve("any", new() { Default = GetRealms.Invoke().Apply(realms => realms.Items[0].Default), Comment = GetRealms.Invoke().Apply(realms => realms.Items[0].RealmId + realms.Items[0].Type) });
    }
}
