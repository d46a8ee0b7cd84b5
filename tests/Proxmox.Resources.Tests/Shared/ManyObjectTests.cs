using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Shared;

/// <summary>How many requests many small objects cost, and what of it must not be saved.</summary>
internal sealed class ManyObjectTests
{
    private static IEnumerable<(Resource Resource, Value Config)> Pools => Some(200, "pool", index =>
        Config(("pool_id", $"pool{index}"), ("comment", $"number {index}")));

    private static IEnumerable<(Resource Resource, Value Config)> Users => Some(100, "user", index =>
        Config(("user_id", $"user{index}@pve"), ("groups", Value.Set("staff")), ("email", $"user{index}@example.com")));

    private static IEnumerable<(Resource Resource, Value Config)> Entries => Some(100, "acl", index =>
        Config(("path", $"/pool/pool{index}"), ("principal", "@staff"), ("role_id", "PVEVMUser")));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_refresh_of_200_pools_100_users_and_100_ACL_entries_takes_at_most_10_requests(ClientKind kind)
    {
        await using var pve = await StartAsync();
        await using var client = await ManyObjects.StartAsync(kind, pve);
        await client.CreateAsync([.. Pools, .. Users, .. Entries]);
        pve.Requests.Clear();
        Assert.That((await client.RefreshAsync()).Count, Is.EqualTo(400));
        Assert.That(pve.Requests.All, Has.Count.LessThanOrEqualTo(10));

        pve.Request("DELETE", "/pools", ("poolid", "pool7"));
        pve.Request("DELETE", "/access/users/user8@pve");
        pve.Request("PUT", "/access/acl", ("path", "/pool/pool9"), ("groups", "staff"), ("roles", "PVEVMUser"), ("delete", 1));
        var left = await client.RefreshAsync();
        // The entry of a pool goes with it.
        Assert.That(left.Count, Is.EqualTo(396));
        Assert.That(left, Has.None.EqualTo("pool7").And.None.EqualTo("user8@pve").And.None.Contains("/pool/pool9?")
            .And.None.Contains("/pool/pool7?"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task An_apply_of_100_ACL_entries_takes_at_most_105_requests(ClientKind kind)
    {
        await using var pve = await StartAsync();
        await using var client = await ManyObjects.StartAsync(kind, pve);
        await client.CreateAsync([.. Entries]);
        Assert.That(pve.Requests.All, Has.Count.LessThanOrEqualTo(105));
        Assert.That(pve.Request("GET", "/access/acl")!.Count(entry => (string?)entry["ugid"] == "staff"), Is.EqualTo(100));
    }

    [Test]
    public async Task ACL_entries_that_are_made_among_other_objects_need_no_further_lists()
    {
        await using var pve = await StartAsync();
        await using var client = await ManyObjects.StartAsync(ClientKind.Wire, pve);
        await client.CreateAsync([.. Pools.Take(100).Zip(Entries).SelectMany(pair => new[] { pair.First, pair.Second })]);
        Assert.That(pve.Requests.All.Count(request => request.Path == "/access/acl"), Is.LessThanOrEqualTo(105));
    }

    [Test]
    public async Task An_ACL_entry_that_the_run_itself_has_made_is_not_made_again()
    {
        await using var pve = await StartAsync();
        var provider = Providers.Of(pve);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(index => CreateAsync(provider, Entries.ElementAt(index / 2))));
        Assert.That(answers.Count(answer => answer.State.IsNull), Is.EqualTo(5));
        Assert.That(answers.Where(answer => answer.State.IsNull).SelectMany(answer => answer.Diagnostics)
            .Select(diagnostic => diagnostic.Detail), Has.All.Contains("exists already; set adopt = true"));
    }

    [Test]
    public async Task An_ACL_entry_that_is_gone_since_the_list_was_asked_for_is_made()
    {
        await using var pve = await StartAsync();
        var provider = Providers.Of(pve);
        pve.Request("PUT", "/access/acl", ("path", "/pool/pool1"), ("groups", "staff"), ("roles", "PVEVMUser"));
        await CreateAsync(provider, Entries.ElementAt(0));
        pve.Request("PUT", "/access/acl", ("path", "/pool/pool1"), ("groups", "staff"), ("roles", "PVEVMUser"), ("delete", 1));
        Assert.That((await CreateAsync(provider, Entries.ElementAt(1))).State.IsNull, Is.False);
    }

    [Test]
    public async Task An_entry_of_root_that_is_known_only_in_the_apply_is_refused()
    {
        await using var pve = await StartAsync();
        var entry = Entries.First();
        var answer = await CreateAsync(Providers.Of(pve), (entry.Resource, entry.Config.With("principal", "root@pam")));
        Assert.That(answer.State.IsNull, Is.True);
        Assert.That(answer.Diagnostics.Single().Detail, Does.Contain("PVE stores no entry for it"));
        Assert.That(pve.Requests.All.Select(request => request.Verb), Has.None.EqualTo("PUT"));
    }

    [Test]
    public async Task Storages_that_the_list_does_not_show_are_asked_for_themselves()
    {
        await using var pve = await StartAsync();
        pve.Request("POST", "/access/roles", ("roleid", "Storages"), ("privs", "Datastore.Allocate"));
        pve.Request("POST", "/access/users", ("userid", "ci@pve"), ("password", "a password"));
        pve.Request("PUT", "/access/acl", ("path", "/storage"), ("users", "ci@pve"), ("roles", "Storages"));
        foreach (var name in Names(5))
        {
            pve.Request("POST", "/storage", ("storage", name), ("type", "dir"), ("path", "/srv/" + name), ("content", "iso"));
        }

        var provider = Providers.Of(Configurations.ByLogin(pve).With("username", "ci@pve").With("password", "a password"));
        pve.Requests.Clear();
        foreach (var name in Names(5))
        {
            Assert.That((await ImportAsync(provider, "storage_directory", name)).State["path"].AsText(), Is.EqualTo("/srv/" + name));
        }

        Assert.That(pve.Requests.All.Count(request => request.Path.StartsWith("/storage/", StringComparison.Ordinal)), Is.EqualTo(5));
        Assert.That(pve.Requests.All.Count(request => request.Path == "/storage"), Is.EqualTo(1));
        pve.Request("DELETE", "/storage/s4");
        Assert.That((await ImportAsync(provider, "storage_directory", "s4")).State.IsNull, Is.True);
    }

    [Test]
    public async Task A_list_tells_of_groups_what_a_change_of_their_users_has_made_of_them()
    {
        await using var pve = await StartAsync();
        var provider = Providers.Of(pve);
        pve.Request("POST", "/access/groups", ("groupid", "empty"));
        pve.Request("POST", "/access/groups", ("groupid", "ops"));
        await ImportAsync(provider, "group", "empty");
        Assert.That((await ImportAsync(provider, "group", "staff")).State["members"].Items, Is.Empty);
        await CreateAsync(provider, Users.First());
        await ImportAsync(provider, "group", "ops");
        Assert.That((await ImportAsync(provider, "group", "staff")).State["members"].Items.Single().AsText(), Is.EqualTo("user0@pve"));
    }

    [Test]
    public async Task A_list_of_memberships_is_asked_for_once_more_when_the_user_has_changed()
    {
        await using var pve = await StartAsync();
        var provider = Providers.Of(pve);
        var (first, second) = (Users.First(), Users.ElementAt(1));
        await CreateAsync(provider, first);
        var made = await CreateAsync(provider, second);
        await ImportAsync(provider, "group_member", "staff/user0@pve");
        pve.Request("POST", "/access/users", ("userid", "other@pve"), ("groups", "staff"));
        Assert.That((await ImportAsync(provider, "group_member", "staff/other@pve")).State.IsNull, Is.False);
        await ApplyAsync(provider, (second.Resource, second.Config.With("groups", Value.Set())), made);
        Assert.That((await ImportAsync(provider, "group_member", "staff/user1@pve")).State.IsNull, Is.True);
    }

    [Test]
    public async Task A_list_of_tokens_is_asked_for_once_more_when_another_resource_has_changed_their_user()
    {
        await using var pve = await StartAsync();
        var provider = Providers.Of(pve);
        var user = await CreateAsync(provider, Users.First());
        pve.Request("POST", "/access/users/user0@pve/token/one");
        pve.Request("POST", "/access/users/user0@pve/token/two");
        await ImportAsync(provider, "user_token", "user0@pve!one");
        await ImportAsync(provider, "user_token", "user0@pve!two");
        await ApplyAsync(provider, Users.First(), user, isDelete: true);
        await CreateAsync(provider, Users.First());
        Assert.That((await ImportAsync(provider, "user_token", "user0@pve!one")).State.IsNull, Is.True);
        Assert.That((await ImportAsync(provider, "user_token", "user0@pve!two")).State.IsNull, Is.True);
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(index => $"s{index}");

    private static IEnumerable<(Resource Resource, Value Config)> Some(int count, string resource, Func<int, Value> config) =>
        Enumerable.Range(0, count).Select(index => (Catalogs.All.Resource(resource)!, config(index)));

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync(new());
        pve.Request("POST", "/access/groups", ("groupid", "staff"));
        return pve;
    }

    private static Task<ApplyAnswer> CreateAsync(Provider provider, (Resource Resource, Value Config) entry) =>
        ApplyAsync(provider, entry, null);

    private static async Task<ApplyAnswer> ApplyAsync(
        Provider provider, (Resource Resource, Value Config) entry, ApplyAnswer? before, bool isDelete = false)
    {
        var (prior, memory, config) = (before?.State ?? Value.Null, before?.Managed ?? ManagedAttributes.Empty,
            isDelete ? Value.Null : entry.Config);
        var plan = await provider.PlanAsync(entry.Resource, new(prior, config, memory), CancellationToken.None);
        return await provider.ApplyAsync(entry.Resource, new(prior, plan.Planned, config, plan.Managed), CancellationToken.None);
    }

    private static Task<ReadAnswer> ImportAsync(Provider provider, string resource, string id)
    {
        var stub = provider.Import(Catalogs.All.Resource(resource)!, id);
        return provider.ReadAsync(Catalogs.All.Resource(resource)!, new(stub.State, stub.Managed), CancellationToken.None);
    }
}
