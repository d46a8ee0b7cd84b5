namespace Proxmox.Simulator.Tests.Access;

/// <summary>Realms through the API.</summary>
public sealed class DomainTests
{
    private Client _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _client = await Client.StartAsync();
        await _client.PostAsync("/access/domains", ("realm", "dir"), ("type", "ldap"), ("server1", "ldap.example.com"),
            ("base_dn", "dc=example"), ("user_attr", "uid"));
    }

    [TearDown]
    public async Task StopAsync() => await _client.DisposeAsync();

    [Test]
    public async Task Only_one_realm_is_the_default()
    {
        await _client.PutAsync("/access/domains/pve", ("default", "1"));
        await _client.PutAsync("/access/domains/dir", ("default", "1"));
        Assert.That((await _client.GetAsync("/access/domains/pve")).Data!["default"], Is.Null);
        Assert.That((await _client.GetAsync("/access/domains/dir")).Data!.Value<int>("default"), Is.EqualTo(1));
    }

    [Test]
    public async Task An_option_of_another_type_is_refused()
    {
        var result = await _client.PutAsync("/access/domains/dir", ("client-id", "x"));
        Assert.That((result.Status, result.Reason), Is.EqualTo((500, "update auth server failed: unexpected property 'client-id'")));
    }

    [Test]
    public async Task A_fixed_option_is_no_parameter_of_an_update()
    {
        await _client.PostAsync("/access/domains", ("realm", "sso"), ("type", "openid"), ("issuer-url", "https://i"), ("client-id", "c"),
            ("username-claim", "email"));
        var result = await _client.PutAsync("/access/domains/sso", ("username-claim", "sub"));
        Assert.That(result.Error("username-claim"), Does.StartWith("property is not defined in schema"));
    }

    [TestCase("pam", "Linux PAM standard authentication")]
    [TestCase("pve", "Proxmox VE authentication server")]
    public async Task A_comment_that_is_deleted_from_a_built_in_realm_reads_as_PVEs_own_text(string realm, string text)
    {
        await _client.PutAsync($"/access/domains/{realm}", ("comment", "ours"));
        Assert.That((await _client.PutAsync($"/access/domains/{realm}", ("delete", "comment"))).Status, Is.EqualTo(200));
        Assert.That((await _client.GetAsync($"/access/domains/{realm}")).Data!.Value<string>("comment"), Is.EqualTo(text));
        await _client.PutAsync("/access/domains/dir", ("comment", "ours"));
        await _client.PutAsync("/access/domains/dir", ("delete", "comment"));
        Assert.That((await _client.GetAsync("/access/domains/dir")).Data!["comment"], Is.Null, "others have none");
    }

    [Test]
    public async Task The_bind_password_is_never_shown()
    {
        await _client.PutAsync("/access/domains/dir", ("password", "hunter2!"));
        Assert.That((await _client.GetAsync("/access/domains/dir")).Text, Does.Not.Contain("hunter2!"));
        Assert.That(_client.Simulator.Datacenter.Accounts.RealmPasswords["dir"], Is.EqualTo("hunter2!"));
    }

    [Test]
    public async Task A_change_makes_a_new_digest_and_the_old_one_stale()
    {
        var digest = (await _client.GetAsync("/access/domains/dir")).Data!.Value<string>("digest")!;
        Assert.That((await _client.PutAsync("/access/domains/dir", ("comment", "x"), ("digest", digest))).Status, Is.EqualTo(200));
        var stale = await _client.PutAsync("/access/domains/dir", ("comment", "y"), ("digest", digest));
        Assert.That(
            stale.Reason,
            Is.EqualTo("update auth server failed: detected modified configuration - file changed by other user? Try again."));
    }

    [Test]
    public async Task Old_sync_options_become_the_new_one()
    {
        await _client.PutAsync("/access/domains/dir", ("sync-defaults-options", "scope=users,full=1,purge=1"));
        Assert.That((await _client.GetAsync("/access/domains/dir")).Data!.Value<string>("sync-defaults-options"),
            Is.EqualTo("remove-vanished=entry;properties;acl,scope=users"));
    }

    [Test]
    public async Task A_case_insensitive_realm_finds_the_user_by_any_case()
    {
        await _client.PutAsync("/access/domains/dir", ("case-sensitive", "0"));
        await _client.PostAsync("/access/users", ("userid", "Eve@dir"));
        var result = await _client.PostAsync("/access/users", ("userid", "eve@dir"));
        Assert.That(result.Reason, Is.EqualTo("create user failed: user 'Eve@dir' already exists"));
    }
}
