using Proxmox.Simulator;
using Proxmox.Simulator.Notifications;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests.Discover;

/// <summary>What <c>discover</c> writes of secrets: nobody is asked for one, and none is made up.</summary>
internal sealed class DiscoveredSecretTests
{
    private const string Path = "/cluster/notifications/endpoints/gotify/phone";

    [TestCaseSource(typeof(RealClients), nameof(RealClients.Present))]
    public async Task A_secret_is_needed_only_for_what_is_made_anew(ClientKind client)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked" });
        Make(pve);
        pve.Request("POST", "/cluster/sdn/ipams", ("ipam", "netbox"), ("type", "netbox"), ("url", "https://netbox.example.com/api"),
            ("token", "canary2"));
        var attached = await AttachedProvider.StartAsync(environment: Discoveries.EnvironmentOf(pve));
        await using var workspace = new Workspace(Executables.Find(client)!, attached);
        var written = await Discoveries.RunAsync(pve, workspace.Folder, "--only", "notification", "sdn");
        Assert.That(written.ExitCode, Is.Zero, written.Errors);
        await workspace.InitAsync(writeVersions: false);

        await WritesAsync(pve, workspace, Is.Empty, "apply", "-auto-approve");
        Assert.That((await RunAsync(workspace, "plan", "-detailed-exitcode")).ExitCode, Is.Zero);

        // Another change leaves the secret alone.
        Edit(workspace, "https://push.example.com", "https://push2.example.com");
        await WritesAsync(pve, workspace, Is.EqualTo(new[] { "PUT" }), "apply", "-auto-approve");
        Assert.That(SecretOf(pve), Is.EqualTo("canary1"));

        // A replacement would be without one: nothing is removed.
        Edit(workspace, "= \"phone\"", "= \"pager\"");
        var refused = await RunAsync(workspace, "apply", "-auto-approve");
        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Errors, Does.Contain("Missing token").And.Contain("var.notification_gotify_phone_token"));
        Assert.That(SecretOf(pve), Is.EqualTo("canary1"));
        Edit(workspace, "= \"pager\"", "= \"phone\"");

        // So would what somebody has removed.
        pve.Request("DELETE", Path);
        Assert.That((await RunAsync(workspace, "plan")).Errors, Does.Contain("Missing token").And.Contain("kept"));

        var given = await RunAsync(workspace, "apply", "-auto-approve", "-var", "notification_gotify_phone_token=canary3");
        Assert.That(given.ExitCode, Is.Zero, given.Errors);
        Assert.That(SecretOf(pve), Is.EqualTo("canary3"));

        // What has been given once is not taken back by silence.
        Assert.That((await RunAsync(workspace, "plan")).Errors, Does.Contain("Missing token"));
    }

    private static void Make(PveSimulator pve) => pve.Request(
        "POST", "/cluster/notifications/endpoints/gotify", ("name", "phone"), ("server", "https://push.example.com"), ("token", "canary1"));

    private static string? SecretOf(PveSimulator pve) =>
        NotificationConfig.Of(pve.Datacenter).Read().Find("phone")?["token"];

    private static void Edit(Workspace workspace, string from, string to)
    {
        var text = File.ReadAllText(System.IO.Path.Combine(workspace.Folder, "notification.tf"));
        Assert.That(text, Does.Contain(from));
        workspace.Write("notification.tf", text.Replace(from, to, StringComparison.Ordinal));
    }

    private static async Task WritesAsync(
        PveSimulator pve, Workspace workspace, NUnit.Framework.Constraints.IResolveConstraint expected, params string[] arguments)
    {
        var before = pve.Requests.All.Count;
        var done = await RunAsync(workspace, arguments);
        Assert.That(done.ExitCode, Is.Zero, done.Errors);
        Assert.That(pve.Requests.All.Skip(before).Where(request => request.Verb != "GET" && request.Path != "/access/ticket")
            .Select(request => request.Verb), expected);
    }

    private static Task<CommandResult> RunAsync(Workspace workspace, params string[] arguments) =>
        workspace.RunAsync([.. arguments, "-no-color", "-input=false"]);
}
