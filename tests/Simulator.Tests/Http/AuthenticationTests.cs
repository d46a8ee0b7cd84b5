using System.Diagnostics;

namespace Proxmox.Simulator.Tests.Http;

/// <summary>Tickets, CSRF tokens and API tokens at the door.</summary>
public sealed class AuthenticationTests
{
    private Client _client = null!;

    [SetUp]
    public async Task StartAsync() => _client = await Client.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _client.DisposeAsync();

    [Test]
    public async Task A_ticket_writes_only_with_its_CSRF_token()
    {
        await _client.LoginAsync("root@pam", _client.Simulator.Password);
        _client.CsrfToken = null;
        var refused = await _client.PostAsync("/access/groups", ("groupid", "g"));
        Assert.That((refused.Status, refused.Reason), Is.EqualTo((401, "Permission denied - invalid csrf token")));
        Assert.That((await _client.GetAsync("/version")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_ticket_ends_after_two_hours_and_can_be_renewed_before()
    {
        await _client.LoginAsync("root@pam", _client.Simulator.Password);
        _client.Simulator.Clock.Advance(TimeSpan.FromMinutes(119));
        var ticket = Uri.UnescapeDataString(_client.Cookie!["PVEAuthCookie=".Length..]);
        var renewed = await _client.PostAsync("/access/ticket", ("username", "root@pam"), ("password", ticket));
        _client.Simulator.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That((await _client.GetAsync("/version")).Reason, Is.EqualTo("Authentication failed!"));
        _client.Cookie = "PVEAuthCookie=" + Uri.EscapeDataString(renewed.Data!.Value<string>("ticket")!);
        Assert.That((await _client.GetAsync("/version")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Tickets_can_be_revoked()
    {
        await _client.LoginAsync("root@pam", _client.Simulator.Password);
        _client.Simulator.Authenticator.ExpireTickets();
        Assert.That((await _client.GetAsync("/version")).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task A_disabled_user_is_shut_out_at_once()
    {
        _client.Simulator.Request("POST", "/access/users", ("userid", "eve@pve"), ("password", "Secret123"));
        await _client.LoginAsync("eve@pve", "Secret123");
        _client.Simulator.Request("PUT", "/access/users/eve@pve", ("enable", "0"));
        Assert.That((await _client.GetAsync("/version")).Reason, Is.EqualTo("Authentication failed!"));
    }

    [Test]
    public async Task A_token_expires()
    {
        var data = _client.Simulator.Request("POST", "/access/users/root@pam/token/short",
            ("expire", _client.Simulator.Clock.UnixSeconds + 10))!;
        _client.Authorization = $"PVEAPIToken=root@pam!short={data.Value<string>("value")}";
        Assert.That((await _client.GetAsync("/version")).Status, Is.EqualTo(200));
        _client.Simulator.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.That((await _client.GetAsync("/version")).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task A_token_cannot_call_what_needs_a_ticket()
    {
        var result = await _client.PutAsync("/access/password", ("userid", "root@pam"), ("password", "Secret123"));
        Assert.That(result.Status, Is.EqualTo(403));
        Assert.That(result.Reason, Does.Contain("not available with API token, need proper ticket."));
    }

    [Test]
    public async Task A_one_time_password_that_nobody_asked_for_fails_the_login()
    {
        _client.Authorization = null;
        var result = await _client.PostAsync("/access/ticket", ("username", "root@pam"), ("password", _client.Simulator.Password),
            ("otp", "123456"));
        Assert.That((result.Status, result.Reason), Is.EqualTo((401, "authentication failure")));
    }

    [Test]
    public async Task A_failed_login_waits_when_the_penalty_is_on()
    {
        await using var client = await Client.StartAsync(penalty: TimeSpan.FromMilliseconds(300));
        client.Authorization = null;
        var watch = Stopwatch.StartNew();
        var result = await client.PostAsync("/access/ticket", ("username", "root@pam"), ("password", "wrong"));
        Assert.That((result.Status, result.Json.Value<string>("message")), Is.EqualTo((401, "authentication failure\n")));
        Assert.That(watch.Elapsed, Is.GreaterThan(TimeSpan.FromMilliseconds(250)));
    }
}
