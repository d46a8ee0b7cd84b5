using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Access;

public sealed class RealmListTests
{
    [Test]
    public async Task All_realms_are_listed_by_name_and_a_type_leaves_only_those_of_that_type()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/access/domains", ("realm", "people"), ("type", "ldap"), ("server1", "ldap.example.com"),
            ("base_dn", "dc=example,dc=com"), ("user_attr", "uid"));
        var all = (await DataReader.ReadAsync(pve, "realms"))["items"].Items;
        var directories = (await DataReader.ReadAsync(pve, "realms", ("type", "ldap")))["items"].Items;
        Assert.That(all.Select(realm => realm["realm_id"].AsText()), Is.EqualTo(new[] { "pam", "people", "pve" }));
        Assert.That(directories.Select(realm => (realm["realm_id"], realm["type"])),
            Is.EqualTo(new[] { (Value.Of("people"), Value.Of("ldap")) }));
    }
}
