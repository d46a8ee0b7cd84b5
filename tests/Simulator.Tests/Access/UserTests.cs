namespace Proxmox.Simulator.Tests.Access;

/// <summary>Users, groups, roles and tokens through the API.</summary>
public sealed class UserTests
{
    private Client _client = null!;

    [SetUp]
    public async Task StartAsync() => _client = await Client.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _client.DisposeAsync();

    [Test]
    public async Task A_comment_survives_colons_percents_and_umlauts()
    {
        await _client.PostAsync("/access/users", ("userid", "eve@pve"), ("comment", "50% : Ä\nline"));
        Assert.That((await _client.GetAsync("/access/users/eve@pve")).Data!.Value<string>("comment"), Is.EqualTo("50% : Ä\nline"));
    }

    [Test]
    public async Task A_user_with_a_comment_but_no_address_shows_an_empty_address()
    {
        await _client.PostAsync("/access/users", ("userid", "eve@pve"), ("comment", "x"));
        var data = (await _client.GetAsync("/access/users/eve@pve")).Data!;
        Assert.That(data["email"]?.ToString(), Is.Empty);
        await _client.PutAsync("/access/users/eve@pve", ("comment", ""));
        Assert.That((await _client.GetAsync("/access/users/eve@pve")).Data!["email"], Is.Null);
    }

    [Test]
    public async Task A_user_of_a_realm_that_does_not_exist_is_kept_and_a_password_for_one_is_refused()
    {
        Assert.That((await _client.PostAsync("/access/users", ("userid", "eve@nowhere"))).Status, Is.EqualTo(200));
        Assert.That((await _client.GetAsync("/access/users/eve@nowhere")).Data!.Value<int>("enable"), Is.EqualTo(1));
        var refused = await _client.PostAsync("/access/users", ("userid", "bob@nowhere"), ("password", "secret-word"));
        Assert.That(refused.Reason, Is.EqualTo("create user failed: auth domain 'nowhere' does not exist"));
    }

    [Test]
    public async Task A_second_user_of_the_same_name_is_refused()
    {
        await _client.PostAsync("/access/users", ("userid", "eve@pve"));
        var result = await _client.PostAsync("/access/users", ("userid", "eve@pve"));
        Assert.That((result.Status, result.Reason), Is.EqualTo((500, "create user failed: user 'eve@pve' already exists")));
    }

    [Test]
    public async Task A_deleted_user_leaves_groups_and_ACLs()
    {
        await _client.PostAsync("/access/groups", ("groupid", "ops"));
        await _client.PostAsync("/access/users", ("userid", "eve@pve"), ("groups", "ops"));
        await _client.PutAsync("/access/acl", ("path", "/vms"), ("roles", "PVEAuditor"), ("users", "eve@pve"));
        await _client.DeleteAsync("/access/users/eve@pve");
        Assert.That((await _client.GetAsync("/access/groups/ops")).Data!["members"], Is.Empty);
        Assert.That((await _client.GetAsync("/access/acl")).Data, Is.Empty);
    }

    [Test]
    public async Task Deleting_a_token_makes_its_secret_worthless()
    {
        var made = (await _client.PostAsync("/access/users/root@pam/token/ci")).Data!;
        await _client.DeleteAsync("/access/users/root@pam/token/ci");
        _client.Authorization = $"PVEAPIToken=root@pam!ci={made.Value<string>("value")}";
        Assert.That((await _client.GetAsync("/version")).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task A_token_that_exists_is_a_parameter_error()
    {
        var result = await _client.PostAsync("/access/users/root@pam/token/test");
        Assert.That((result.Status, result.Error("tokenid")), Is.EqualTo((400, "Token already exists.")));
    }

    [Test]
    public async Task A_role_given_no_privileges_is_empty()
    {
        await _client.PostAsync("/access/roles", ("roleid", "R"), ("privs", "VM.Audit"));
        await _client.PutAsync("/access/roles/R");
        Assert.That((await _client.GetAsync("/access/roles/R")).Data, Is.Empty);
    }

    [Test]
    public async Task A_lock_that_cannot_be_had_is_named_after_the_file()
    {
        _client.Simulator.Faults.OnLock("user.cfg").Once();
        var result = await _client.PostAsync("/access/groups", ("groupid", "g"));
        Assert.That((result.Status, result.Reason), Is.EqualTo(
            (500, "create group failed: cfs-lock 'file-user_cfg' error: got lock request timeout")));
        Assert.That((await _client.PostAsync("/access/groups", ("groupid", "g"))).Status, Is.EqualTo(200));
    }
}
