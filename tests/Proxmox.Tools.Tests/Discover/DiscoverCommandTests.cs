using Proxmox.Simulator;
using Proxmox.Testing;

namespace Proxmox.Tools.Tests.Discover;

public sealed class DiscoverCommandTests
{
    private PveSimulator _pve = null!;
    private TemporaryFolder _folder = null!;

    [SetUp]
    public async Task Begin()
    {
        _pve = await PveSimulator.StartAsync(new() { Profile = "stocked", Guests = 5 });
        _folder = new();
    }

    [TearDown]
    public async Task End()
    {
        _folder.Dispose();
        await _pve.DisposeAsync();
    }

    [Test]
    public async Task Names_of_other_objects_are_references()
    {
        _pve.Request("POST", "/pools", ("poolid", "web"));
        _pve.Request("PUT", "/pools", ("poolid", "web"), ("vms", "100"));
        _pve.Request("POST", "/access/groups", ("groupid", "ops"));
        _pve.Request("PUT", "/access/acl", ("path", "/pool/web"), ("groups", "ops"), ("roles", "PVEAdmin"));
        _pve.Request("POST", "/cluster/backup", ("id", "nightly"), ("schedule", "02:00"), ("vmid", "100"), ("storage", "local"));

        await RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllText(_folder["vms.tf"]), Does.Contain("pool_id = proxmox_pool.web.pool_id")
                .And.Contain("storage = proxmox_storage_lvmthin.local_lvm.storage_id")
                .And.Contain("= proxmox_network_bridge.pve1_vmbr0.name"));
            Assert.That(File.ReadAllText(_folder["access.tf"]), Does.Contain("\"/pool/${proxmox_pool.web.pool_id}\"")
                .And.Contain("\"@${proxmox_group.ops.group_id}\"").And.Contain("role_id   = \"PVEAdmin\""));
            Assert.That(File.ReadAllText(_folder["backup.tf"]), Does.Contain("[proxmox_vm.billing.vmid]"));
        }
    }

    [Test]
    public async Task A_secret_stands_in_no_file()
    {
        _pve.Request("POST", "/cluster/notifications/endpoints/gotify", ("name", "phone"), ("server", "https://push.example.com"),
            ("token", "canary1"));
        _pve.Request("PUT", "/cluster/options", ("http_proxy", "http://user:canary2@proxy.example.com:3128"));

        await RunAsync();

        var all = string.Concat(Directory.EnumerateFiles(_folder.Path).Select(File.ReadAllText));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all, Does.Not.Contain("canary"));
            Assert.That(File.ReadAllText(_folder["notification.tf"]), Does.Contain("nonsensitive(var.notification_gotify_phone_token)")
                .And.Not.Contain("ignore_changes"));
            Assert.That(File.ReadAllText(_folder["variables.tf"]), Does.Contain("variable \"notification_gotify_phone_token\"")
                .And.Contain("sensitive   = true").And.Contain("default     = null"));
        }
    }

    [Test]
    public async Task Secrets_that_PVE_keeps_are_named_at_their_blocks_and_in_the_report()
    {
        _pve.Request("POST", "/storage", ("storage", "vault"), ("type", "pbs"), ("server", "192.0.2.8"), ("datastore", "main"),
            ("username", "backup@pbs"), ("password", "canary1"), ("fingerprint", string.Join(':', Enumerable.Repeat("ab", 32))));
        _pve.Request("POST", "/storage", ("storage", "share"), ("type", "cifs"), ("server", "192.0.2.7"), ("share", "all"),
            ("username", "pve"), ("password", "canary2"));
        _pve.Request("POST", "/cluster/acme/plugins", ("id", "cf"), ("type", "dns"), ("api", "cf"), ("data", "Q0ZfVG9rZW49Y2FuYXJ5Cg=="));
        _pve.Request("POST", "/access/domains", ("realm", "corp"), ("type", "ldap"), ("base_dn", "dc=example,dc=com"),
            ("user_attr", "uid"), ("server1", "ldap.example.com"), ("bind_dn", "cn=pve"), ("password", "canary3"));
        _pve.Request("POST", "/cluster/notifications/endpoints/smtp", ("name", "mail"), ("server", "smtp.example.com"), ("mode", "tls"),
            ("from-address", "pve@example.com"), ("mailto", new Newtonsoft.Json.Linq.JArray("ops@example.com")));
        for (var number = 1; number <= 12; number++)
        {
            _pve.Request("POST", "/access/users", ("userid", $"user{number}@pve"), ("comment", $"Number {number}"));
        }

        _pve.Request("POST", "/access/users", ("userid", "carol@pam"));

        await RunAsync();

        var report = File.ReadAllText(_folder["REPORT.md"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report, Does.Contain("- `proxmox_acme_plugin`: `data` of `cf`")
                .And.Contain("- `proxmox_storage_pbs`: `password`, `encryption_key` of `vault`")
                .And.Contain("- `proxmox_storage_cifs`: `password` of `share`")
                .And.Contain("- `proxmox_realm_ldap`: `bind_password` of `corp`")
                .And.Contain("- `proxmox_notification_smtp`: `password` of `mail`")
                .And.Match("- `proxmox_user`: `password` of `user10@pve`, .*`user9@pve`\n").And.Contain("`cloud_init_password` of `9000`\n")
                .And.Not.Contain("`carol@pam`"));
            Assert.That(File.ReadAllText(_folder["storage.tf"]),
                Does.Contain("# password and encryption_key: PVE never tells it. Whatever is there stays while it is not set here.\n"
                    + "resource \"proxmox_storage_pbs\" \"vault\""));
            Assert.That(File.ReadAllText(_folder["acme.tf"]), Does.Contain("# data: a secret, which stays as PVE has it"));
            Assert.That(File.ReadAllText(_folder["access.tf"]), Does.Contain("# password: PVE never tells it. Whatever is there stays "
                + "while it is not set here.\nresource \"proxmox_user\" \"user\" {\n  for_each"));
        }
    }

    [Test]
    public async Task An_account_that_is_roots_alone_is_told_where_credentials_are_given()
    {
        var made = _pve.Request("POST", "/cluster/acme/account", ("contact", "admin@example.com"), ("tos_url", "https://example.com/tos"));
        _pve.FindTask(made!.ToString())!.Ended.Wait();

        await RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllText(_folder["providers.tf"]), Does.Contain("# PVE tells an ACME account to root@pam alone")
                .And.Contain("discover with --exclude acme_account."));
            Assert.That(File.ReadAllText(_folder["REPORT.md"]), Does.Contain("PVE tells an ACME account to root@pam alone"));
            Assert.That(File.ReadAllText(_folder["providers.tf"]).Split('\n'), Has.All.Length.LessThan(140));
        }
    }

    [Test]
    public async Task What_is_PVEs_own_is_left_alone()
    {
        var written = await RunAsync();

        var all = string.Concat(Directory.EnumerateFiles(_folder.Path, "*.tf").Select(File.ReadAllText));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all, Does.Not.Contain("Administrator").And.Not.Contain("proxmox_user\"").And.Not.Contain("mail-to-root")
                .And.Not.Contain("proxmox_cluster_options").And.Not.Contain("proxmox_network_nic")
                .And.Not.Contain("proxmox_realm_p").And.Not.Contain("proxmox_acme_plugin"));
            Assert.That(File.ReadAllText(_folder["REPORT.md"]), Does.Contain("What is left out unless `--only` names it")
                .And.Contain("`proxmox_vm_snapshot`"));
            Assert.That(written.Errors, Is.EqualTo("Reading the datacenter" + Environment.NewLine));
        }
    }

    [TestCase("100", ExpectedResult = 1)]
    [TestCase("10000-10002,100", ExpectedResult = 4)]
    [TestCase("tag:billing", ExpectedResult = 1)]
    public async Task<int> Guests_are_chosen_by_number_tag_and_pool(string words)
    {
        await RunAsync("--only", "vm", "--guests", words);
        return File.Exists(_folder["vms.tf"]) ? File.ReadAllText(_folder["vms.tf"]).Split("resource \"proxmox_vm\"").Length - 1 : 0;
    }

    [Test]
    public async Task A_part_is_chosen_by_topics_and_resources()
    {
        await RunAsync("--only", "vms", "proxmox_storage_directory", "node_timezone");

        Assert.That(Directory.EnumerateFiles(_folder.Path, "*.tf").Select(Path.GetFileName),
            Is.EquivalentTo(new[] { "imports.tf", "node.tf", "providers.tf", "storage.tf", "vms.tf" }));
    }

    [Test]
    public async Task What_is_excluded_is_a_literal_where_others_name_it()
    {
        await RunAsync("--exclude", "network,storage");

        Assert.That(File.ReadAllText(_folder["vms.tf"]), Does.Contain("\"local-lvm\"").And.Contain("\"vmbr0\""));
    }

    [Test]
    public async Task A_wrong_word_is_told_with_the_nearest_one()
    {
        var refused = await Discoveries.RunAsync(_pve, _folder.Path, "--only", "storag");

        Assert.That((refused.ExitCode, refused.Errors), Is.EqualTo((1,
            "error: --only storag: there is neither a resource nor a topic of that name. Did you mean storage?" + Environment.NewLine)));
    }

    [Test]
    public async Task A_dry_run_writes_nothing()
    {
        var told = await RunAsync("--dry-run");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Directory.EnumerateFiles(_folder.Path), Is.Empty);
            Assert.That(told.Output, Does.Contain("vms.tf").And.Contain("7 proxmox_vm"));
        }
    }

    [Test]
    public async Task A_folder_of_an_earlier_run_is_written_anew_only_by_force()
    {
        await RunAsync();
        File.AppendAllText(_folder["vms.tf"], "# mine\n");

        var refused = await Discoveries.RunAsync(_pve, _folder.Path);
        var kept = File.ReadAllText(_folder["vms.tf"]);
        await RunAsync("--force");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((refused.ExitCode, refused.Errors), Is.EqualTo((1,
                $"error: {_folder.Path} holds what an earlier run has written. "
                + "Name another folder, or write it anew by --force: then what was changed in these files is lost." + Environment.NewLine)));
            Assert.That(kept, Does.EndWith("# mine\n"));
            Assert.That(File.ReadAllText(_folder["vms.tf"]), Does.Not.Contain("# mine"));
        }
    }

    [Test]
    public async Task A_file_of_somebody_else_is_never_overwritten()
    {
        File.WriteAllText(_folder["providers.tf"], "# mine\n");

        var refused = await Discoveries.RunAsync(_pve, _folder.Path, "--force");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.ExitCode, Is.EqualTo(1));
            Assert.That(refused.Errors, Does.Contain("is not a file of this command, and is not overwritten"));
            Assert.That(File.ReadAllText(_folder["providers.tf"]), Is.EqualTo("# mine\n"));
            Assert.That(Directory.EnumerateFiles(_folder.Path).ToList(), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task What_is_refused_is_told_in_the_report()
    {
        _pve.Faults.On("GET", "/storage").Fail(403, "Permission check failed (/, Datastore.Audit)");

        await RunAsync();

        Assert.That(File.ReadAllText(_folder["REPORT.md"]), Does.Contain("Permission check failed (/, Datastore.Audit)"));
    }

    private async Task<Testing.Clients.CommandResult> RunAsync(params string[] arguments)
    {
        var written = await Discoveries.RunAsync(_pve, [_folder.Path, .. arguments]);
        Assert.That(written.ExitCode, Is.Zero, written.Errors);
        Assert.That(_pve.Requests.All.Where(request => request.Verb != "GET" && request.Path != "/access/ticket"), Is.Empty);
        return written;
    }
}
