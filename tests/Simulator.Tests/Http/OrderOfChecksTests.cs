using System.Text;

namespace Proxmox.Simulator.Tests.Http;

/// <summary>A request that fails several checks is answered by the first of them.</summary>
public sealed class OrderOfChecksTests
{
    private Client _client = null!;

    [SetUp]
    public async Task StartAsync() => _client = await Client.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _client.DisposeAsync();

    [Test]
    public async Task An_unknown_verb_comes_before_the_login()
    {
        _client.Authorization = null;
        var result = await _client.SendAsync("PATCH", "/nosuch", null);
        Assert.That((result.Status, result.Reason, result.Text), Is.EqualTo((501, "method 'PATCH' not available", "")));
    }

    [Test]
    public async Task The_login_comes_before_an_unknown_path()
    {
        _client.Authorization = null;
        var result = await _client.GetAsync("/nosuch");
        Assert.That((result.Status, result.Reason, result.Text), Is.EqualTo((401, "No ticket", "")));
    }

    [Test]
    public async Task A_broken_body_comes_before_an_unknown_path()
    {
        using var broken = new StringContent("""{"a" 1}""", Encoding.UTF8, "application/json");
        var result = await _client.SendAsync("POST", "/nosuch", broken);
        Assert.That(result.Status, Is.EqualTo(500));
        Assert.That(result.Reason, Does.StartWith("':' expected, at character offset 5 (before \"1}\")"));
    }

    [Test]
    public async Task An_unknown_path_comes_before_contradicting_parameters()
    {
        var result = await _client.PutAsync("/access/groups/a/b?groupid=c");
        Assert.That((result.Status, result.Reason), Is.EqualTo((501, "Method 'PUT /access/groups/a/b' not implemented")));
    }

    [Test]
    public async Task A_contradicting_path_parameter_comes_before_permissions()
    {
        _client.Simulator.Request("POST", "/access/users", ("userid", "eve@pve"), ("password", "Secret123"));
        await _client.LoginAsync("eve@pve", "Secret123");
        var result = await _client.PutAsync("/access/groups/a", ("groupid", "b"));
        Assert.That(result.Status, Is.EqualTo(400));
        Assert.That(result.Error("groupid"), Is.EqualTo("duplicate parameter (already defined in URI) with conflicting values!"));
    }

    [Test]
    public async Task Permissions_come_before_the_parameters()
    {
        _client.Simulator.Request("POST", "/access/users", ("userid", "eve@pve"), ("password", "Secret123"));
        await _client.LoginAsync("eve@pve", "Secret123");
        var result = await _client.PostAsync("/access/groups", ("bogus", "1"));
        Assert.That((result.Status, result.Reason), Is.EqualTo((403, "Permission check failed (/access/groups, Group.Allocate)")));
    }

    [Test]
    public async Task An_unknown_node_comes_before_the_parameters()
    {
        var result = await _client.GetAsync("/nodes/nosuch/status?bogus=1");
        Assert.That(result.Status, Is.EqualTo(500));
        Assert.That(result.Reason, Does.StartWith("hostname lookup 'nosuch' failed"));
    }

    [Test]
    public async Task All_bad_parameters_are_reported_at_once()
    {
        var result = await _client.PostAsync("/access/groups", ("bogus", "1"));
        Assert.That((result.Status, result.Reason), Is.EqualTo((400, "Parameter verification failed.")));
        Assert.That(result.Error("groupid"), Is.EqualTo("property is missing and it is not optional"));
        Assert.That(result.Error("bogus"), Does.StartWith("property is not defined in schema"));
    }
}
