using System.Runtime.Versioning;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Ssh;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Storage;

/// <summary>Snippets, which go to a node by SSH: against a server by others, whose folder the simulator lists.</summary>
[UnsupportedOSPlatform("windows")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SnippetTests
{
    private const string Volume = "local:snippets/user.yaml";
    private const string Path = "/var/lib/vz/snippets/user.yaml";

    private PveSimulator _pve = null!;
    private SftpServer _ssh = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _ssh = await SftpServer.StartAsync();
        _pve = await PveSimulator.StartAsync();
        _pve.Request("PUT", "/storage/local", ("content", "iso,snippets"));
        _ssh.Share(_pve);
    }

    [TearDown]
    public async Task StopAsync()
    {
        if (_pve is not null)
        {
            await _pve.DisposeAsync();
        }

        if (_ssh is not null)
        {
            await _ssh.DisposeAsync();
        }
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public async Task A_snippet_lives_with_every_client(ClientKind kind)
    {
        await using var client = await ClientKinds.StartAsync(kind, _pve, "uploaded_file", _ssh.Configuration(_pve));
        var config = Snippet("one ü\n");
        Succeeds(await client.ApplyAsync(config), PlannedAction.Create);
        Assert.That(Written(), Is.EqualTo("one ü\n"));
        Assert.That(client.State["volume_id"].AsText(), Is.EqualTo(Volume));
        Succeeds(await client.PlanAsync(config), PlannedAction.Nothing);

        Succeeds(await client.ApplyAsync(Snippet("two\n")), PlannedAction.Update);
        Assert.That(Written(), Is.EqualTo("two\n"));

        // As many bytes as before: PVE's size tells nothing.
        File.WriteAllText(_ssh.On(Path), "zwo\n");
        Succeeds(await client.PlanAsync(Snippet("two\n")), PlannedAction.Update);
        Succeeds(await client.ApplyAsync(Snippet("two\n")), PlannedAction.Update);
        Assert.That(Written(), Is.EqualTo("two\n"));

        client.Forget();
        Succeeds(await client.ImportAsync(Snippet("two\n"), "pve1/" + Volume));
        var sent = File.GetLastWriteTimeUtc(_ssh.On(Path));
        Succeeds(await client.ApplyAsync(Snippet("two\n")));
        Assert.That(File.GetLastWriteTimeUtc(_ssh.On(Path)), Is.EqualTo(sent), "What was taken over is not sent again.");
        Succeeds(await client.PlanAsync(Snippet("two\n")), PlannedAction.Nothing);

        Succeeds(await client.ApplyAsync(Value.Null), PlannedAction.Delete);
        Assert.That(Directory.GetFiles(_ssh.On("/var/lib/vz/snippets")), Is.Empty);
    }

    [TestCase("ed25519", null)]
    [TestCase("ed25519", "canary-passphrase")]
    [TestCase("rsa", null)]
    public async Task A_key_lets_in(string kind, string? passphrase)
    {
        var key = await _ssh.MakeKeyAsync(kind, passphrase);
        var outcome = await ApplyAsync(("password", Value.Null), ("private_key", key), ("private_key_passphrase", Value.Of(passphrase)));
        Succeeds(outcome, PlannedAction.Create);
    }

    [Test]
    public async Task A_key_may_be_a_file_and_the_host_may_be_known_by_a_line_of_known_hosts()
    {
        var file = _ssh.On("/id");
        File.WriteAllText(file, await _ssh.MakeKeyAsync("ed25519"));
        var known = Value.List($"# mine\npve1,192.0.2.1 {_ssh.HostKey}\n");
        Succeeds(await ApplyAsync(("password", Value.Null), ("private_key", file), ("host_keys", known)), PlannedAction.Create);
    }

    [TestCase("#!/bin/sh\nexit 0\n", "755")]
    [TestCase("#cloud-config\n", "644")]
    public async Task A_script_may_be_executed_and_other_files_may_not(string content, string mode)
    {
        Succeeds(await ApplyAsync(Snippet(content)), PlannedAction.Create);
        Assert.That(Convert.ToString((int)File.GetUnixFileMode(_ssh.On(Path)), 8), Is.EqualTo(mode));
    }

    [Test]
    public async Task A_host_that_is_not_known_is_told_nothing_and_its_key_is_shown()
    {
        var error = Fails(await ApplyAsync(("host_keys", Value.Null)));
        Assert.That(error, Does.Contain(_ssh.Fingerprint).And.Contain("ssh.host_keys is not set").And.Contain("ssh-keygen -lf"));
        Assert.That(await _ssh.LoginsAsync(), Is.Zero);
    }

    [Test]
    public async Task A_host_that_is_another_one_is_told_nothing_either()
    {
        var error = Fails(await ApplyAsync(("host_keys", Value.List("256 SHA256:" + new string('A', 43) + " root@pve1 (ED25519)"))));
        Assert.That(error, Does.Contain(_ssh.Fingerprint).And.Contain("none of those in ssh.host_keys").And.Contain("pve1"));
        Assert.That(await _ssh.LoginsAsync(), Is.Zero);
    }

    [TestCase("password", "canary-wrong", "does not let root in by SSH with ssh.password")]
    [TestCase("username", "nobody", "does not let nobody in")]
    [TestCase("private_key", "-----BEGIN canary-----", "ssh.private_key is no private key")]
    [TestCase("private_key", "/nowhere/id", "ssh.private_key cannot be read")]
    public async Task What_is_wrong_with_the_login_is_said_without_a_secret(string member, string value, string expected)
    {
        var error = Fails(await ApplyAsync((member, value)));
        Assert.That(error, Does.Contain(expected).And.Not.Contain("canary"));
    }

    [Test]
    public async Task An_encrypted_key_without_its_passphrase_is_named()
    {
        var key = await _ssh.MakeKeyAsync("ed25519", "canary-passphrase");
        Assert.That(Fails(await ApplyAsync(("private_key", key))), Does.Contain("set ssh.private_key_passphrase"));
        Assert.That(Fails(await ApplyAsync(("private_key", key), ("private_key_passphrase", "canary-wrong"))),
            Does.Contain("ssh.private_key_passphrase is not what it is encrypted with").And.Not.Contain("canary"));
    }

    [Test]
    public async Task A_node_that_does_not_answer_is_named_with_its_address()
    {
        var error = Fails(await ApplyAsync(("port", 1)));
        Assert.That(error, Does.Contain("node pve1 cannot be reached by SSH at 127.0.0.1:1").And.Contain("ssh.addresses and ssh.port"));
    }

    [Test]
    public async Task A_connection_that_fails_once_is_made_again()
    {
        await _ssh.RefuseAsync(1);
        Succeeds(await ApplyAsync(), PlannedAction.Create);
    }

    [Test]
    public async Task A_node_is_reached_at_the_address_that_is_given_for_it()
    {
        _ssh.Share(_pve, node: "pve2");
        var elsewhere = Snippet("one\n").With("node", "pve2");
        Succeeds(await ApplyAsync(elsewhere, ("addresses", Value.Object(("pve2", "127.0.0.1")))), PlannedAction.Create);
        Assert.That(Written(), Is.EqualTo("one\n"));
    }

    [Test]
    public async Task What_is_cut_off_midway_leaves_the_file_as_it_was()
    {
        Put("old");
        await _ssh.CutAfterAsync(40_000);
        var error = Fails(await ApplyAsync(Snippet(new string('x', 200_000)).With("if_exists", "overwrite")));
        Assert.That(error, Does.Contain("The SSH connection to node pve1 broke"));
        Assert.That(Written(), Is.EqualTo("old"));
        Assert.That(Directory.GetFiles(_ssh.On("/var/lib/vz/snippets")), Has.Length.EqualTo(2));
        Assert.That(_pve.Request("GET", "/nodes/pve1/storage/local/content", ("content", "snippets"))!.Count(), Is.EqualTo(1));

        await _ssh.CutAfterAsync(null);
        Succeeds(await ApplyAsync(Snippet("new").With("if_exists", "overwrite")), PlannedAction.Create);
        Assert.That(Directory.GetFiles(_ssh.On("/var/lib/vz/snippets")), Is.EqualTo(new[] { _ssh.On(Path) }));
        Assert.That(Written(), Is.EqualTo("new"));
    }

    [Test]
    public async Task A_disk_that_is_full_is_said_to_be()
    {
        Put("old");
        await _ssh.FillAsync();
        var error = Fails(await ApplyAsync(Snippet("new").With("if_exists", "overwrite")));
        Assert.That(error, Does.Contain("There is no room left").And.Contain("pve1"));
        Assert.That(Directory.GetFiles(_ssh.On("/var/lib/vz/snippets")), Is.EqualTo(new[] { _ssh.On(Path) }));
        Assert.That(Written(), Is.EqualTo("old"));
    }

    [Test]
    public async Task A_file_that_somebody_else_has_put_there_is_refused_and_stays()
    {
        Put("old");
        Assert.That(Fails(await ApplyAsync()), Does.Contain($"{Volume} exists already").And.Contain("if_exists"));
        Assert.That(Written(), Is.EqualTo("old"));
        Succeeds(await ApplyAsync(Snippet("new").With("if_exists", "overwrite")), PlannedAction.Create);
        Assert.That(Written(), Is.EqualTo("new"));
    }

    [Test]
    public async Task A_storage_that_is_not_mounted_there_is_told_from_one_without_the_folder()
    {
        Directory.Delete(_ssh.On("/var/lib/vz"));
        Assert.That(Fails(await ApplyAsync()), Does.Contain("Check that the storage is mounted there").And.Contain("/var/lib/vz/snippets"));
    }

    [Test]
    public async Task The_folder_is_the_one_that_the_storage_has_for_snippets()
    {
        _pve.Request("PUT", "/storage/local", ("content-dirs", "snippets=mine"));
        _ssh.Share(_pve);
        Succeeds(await ApplyAsync(), PlannedAction.Create);
        Assert.That(File.Exists(_ssh.On("/var/lib/vz/mine/user.yaml")), Is.True);
    }

    [Test]
    public async Task Who_may_not_ask_where_a_node_is_has_to_say_it()
    {
        _pve.Faults.On("GET", "/cluster/status").Fail(403, "Permission check failed (/, Sys.Audit)\n");
        Assert.That(Fails(await ApplyAsync()), Does.Contain("Sys.Audit on /").And.Contain("ssh.addresses"));
    }

    [Test]
    public async Task A_refresh_that_does_not_reach_the_node_goes_by_the_size_and_says_so()
    {
        Put("one\n");
        await using var client = await WireClient.StartAsync(_pve, "uploaded_file", _ssh.Configuration(_pve, ("port", 1)));
        Succeeds(await client.ImportAsync(Snippet("one\n"), "pve1/" + Volume));
        var plan = await client.PlanAsync(Snippet("one\n"));
        Assert.That(plan.Warnings.Single(), Does.Contain("told by its size alone").And.Contain("cannot be reached by SSH"));
    }

    [Test]
    public async Task A_refresh_asks_PVE_once()
    {
        await using var client = await WireClient.StartAsync(_pve, "uploaded_file", _ssh.Configuration(_pve, ("addresses",
            Value.Object(("pve1", "127.0.0.1")))));
        Succeeds(await client.ApplyAsync(Snippet("one\n")), PlannedAction.Create);
        _pve.Requests.Clear();
        Succeeds(await client.PlanAsync(Snippet("one\n")), PlannedAction.Nothing);
        Assert.That(_pve.Requests.All.Select(request => request.Verb + " " + request.Path),
            Is.EqualTo(new[] { "GET /nodes/pve1/storage/local/content/" + Volume }));
    }

    [TestCase("images,iso", "local", "It is meant for images,iso. Add snippets")]
    [TestCase("snippets", "local-lvm", "which has no directory for them")]
    public async Task A_storage_that_takes_no_snippets_is_refused_in_the_plan(string content, string storage, string expected)
    {
        _pve.Request("PUT", "/storage/local", ("content", content));
        await using var client = await WireClient.StartAsync(_pve, "uploaded_file", _ssh.Configuration(_pve));
        var plan = await client.PlanAsync(Snippet("one\n").With("storage", storage));
        Assert.That(plan.Errors.Single(), Does.Contain($"Storage {storage} takes no snippets").And.Contain(expected));
    }

    private Task<Outcome> ApplyAsync(params (string Name, Value Value)[] ssh) => ApplyAsync(Snippet("one\n"), ssh);

    private async Task<Outcome> ApplyAsync(Value config, params (string Name, Value Value)[] ssh)
    {
        await using var client = await WireClient.StartAsync(_pve, "uploaded_file", _ssh.Configuration(_pve, ssh));
        return await client.ApplyAsync(config);
    }

    private void Put(string content)
    {
        Directory.CreateDirectory(_ssh.On("/var/lib/vz/snippets"));
        File.WriteAllText(_ssh.On(Path), content);
    }

    private string Written() => File.ReadAllText(_ssh.On(Path));

    private static string Fails(Outcome outcome) => outcome.Errors.Single();

    private static void Succeeds(Outcome outcome, PlannedAction? action = null)
    {
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(outcome.Action, Is.EqualTo(action ?? outcome.Action));
    }

    private static Value Snippet(string content) => Config(
        ("node", "pve1"), ("storage", "local"), ("content_type", "snippets"), ("file_name", "user.yaml"), ("content", content));
}
