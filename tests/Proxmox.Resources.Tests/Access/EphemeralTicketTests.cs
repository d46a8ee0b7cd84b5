using Proxmox.LocalEngine;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.Wire;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Access;

public sealed class EphemeralTicketTests
{
    private const string Key = "JBSWY3DPEHPK3PXP";

    [TestCase("8.4")]
    [TestCase("9.2")]
    public async Task A_login_gives_a_ticket_that_PVE_takes(string version)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = version == "8.4" ? PveVersion.V84 : PveVersion.V92 });
        await using var client = await EphemeralClient.StartAsync(Configurations.Of(pve), "ticket");

        var told = await client.OpenAsync(("username", pve.Username), ("password", pve.Password));

        Assert.That(told["ticket"].AsText(), Does.StartWith($"PVE:{pve.Username}:"));
        Assert.That(told["csrf_prevention_token"].AsText(), Is.Not.Empty);
        Assert.That(client.RenewAt, Is.Null);
        // PVE takes a ticket in place of the password.
        var again = await client.OpenAsync(("username", pve.Username), ("password", told["ticket"]));
        Assert.That(again["ticket"].AsText(), Does.StartWith("PVE:"));
        await client.CloseAsync();
    }

    [Test]
    public async Task The_login_of_the_provider_is_enough()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await EphemeralClient.StartAsync(Configurations.ByLogin(pve), "ticket");

        Assert.That((await client.OpenAsync())["ticket"].AsText(), Does.StartWith("PVE:"));
    }

    [Test]
    public async Task A_token_of_the_provider_has_no_ticket()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await EphemeralClient.StartAsync(Configurations.Of(pve), "ticket");

        Assert.That((await Assert.ThrowsAsync<InvalidOperationException>(() => client.OpenAsync()))!.Message,
            Does.Contain("set username and password"));
    }

    [Test]
    public async Task A_wrong_password_is_told_without_being_shown()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await EphemeralClient.StartAsync(Configurations.Of(pve), "ticket");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => client.OpenAsync(("username", pve.Username), ("password", "canary")));

        Assert.That(refused!.Message, Does.StartWith("Could not open ticket").And.Contain("`password`").And.Not.Contain("canary"));
    }

    [Test]
    public async Task A_second_factor_is_computed()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/access/users", ("userid", "otto@pve"), ("password", "otto's password"));
        pve.Request("POST", "/access/tfa/otto@pve", ("type", "totp"), ("totp", $"otpauth://totp/otto?secret={Key}"),
            ("value", Proxmox.Client.Totp.CodeAt(Key, pve.Clock.GetUtcNow())!), ("description", "phone"));
        await using var client = await EphemeralClient.StartAsync(Configurations.Of(pve), "ticket");

        var told = await client.OpenAsync(("username", "otto@pve"), ("password", "otto's password"), ("otp", Key));

        Assert.That(told["ticket"].AsText(), Does.StartWith("PVE:otto@pve:"));
    }

    [Test]
    public async Task Half_a_login_is_refused()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await EphemeralClient.StartAsync(Configurations.Of(pve), "ticket");

        Assert.That((await Assert.ThrowsAsync<InvalidOperationException>(() => client.OpenAsync(("username", "alice@pve"))))!.Message,
            Does.Contain("username needs password"));
    }

    [Test]
    public async Task A_program_of_Pulumi_is_told_secrets()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var served = await PulumiProvider.StartAsync();
        using var stack = Stack.Open(new() { Plugins = [served.Source], Config = PulumiClient.Settings(Configurations.Of(pve)) });
        Invoked? told = null;

        var result = await stack.UpAsync(new InProcessProgram(async context => told = await context.InvokeAsync(
            "proxmox:access:getTicket", PropertyObject.Of(("username", pve.Username), ("password", pve.Password)))));

        Assert.That(result.Errors.Concat(told!.Failures), Is.Empty);
        Assert.That(told.Return.ToString(), Does.Contain("csrfPreventionToken").And.Not.Contain("PVE:"));
    }
}
