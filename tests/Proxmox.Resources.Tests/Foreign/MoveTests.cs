using Google.Protobuf;
using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Nodes.Storage;
using Proxmox.Simulator;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Wire;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Foreign;

/// <summary>What other providers stored is taken over: the identity, and what PVE does not tell.</summary>
internal sealed partial class MoveTests
{
    private static IEnumerable<StoredState> Moved => StoredState.All.Where(stored => stored.To is not null);

    private static IEnumerable<StoredState> SameNamed => Moved.Where(stored => stored.Types.Contains(stored.To!));

    private static IEnumerable<StoredState> WithoutCounterpart => StoredState.All.Where(stored => stored.To is null);

    private static IEnumerable<string> DeclaredTypes => Catalogs.All.Foreign.SelectMany(
        provider => provider.Types.SelectMany(type => type.Names, (_, name) => $"{provider.Source} {name}"));

    [Test]
    public void Every_declared_type_has_a_stored_state() =>
        Assert.That(
            StoredState.All.SelectMany(stored => stored.Types, (stored, name) => $"{stored.Provider} {name}").Distinct(),
            Is.EquivalentTo(DeclaredTypes));

    [Test]
    public void Every_outcome_of_a_type_has_a_stored_state() =>
        Assert.That(
            from provider in Catalogs.All.Foreign
            from type in provider.Types
            from target in type.Targets
            where !StoredState.All.Any(stored => stored.Types.Contains(type.Names[0]) && stored.To == TypeNames.Of(target.Resource))
            select $"{type.Names[0]} to {target.Resource.Name}",
            Is.Empty);

    [Test]
    public async Task A_stored_state_becomes_an_identity([ValueSource(nameof(Moved))] StoredState stored)
    {
        await using var provider = await AttachedProvider.StartAsync();
        var resource = Catalogs.All.Resource(stored.To.AsSpan())!;
        foreach (var (type, host) in stored.Types.SelectMany(_ => Hosts, (type, host) => (type, host)))
        {
            var answer = await MoveAsync(provider, $"{host}{stored.Provider}", type, stored.To!, stored.Json);

            Assert.That(answer.Diagnostics, Is.Empty);
            var state = DynamicValueCodec.Read(answer.TargetState, CtyType.Of(resource.Attributes));
            Assert.That(
                Engine.Mapping.Paths.ImportId(resource, state).AsText(), Is.EqualTo(stored.Id));
            Assert.That(
                resource.Attributes.Where(field => !state[field.Name].IsNull).Select(field => field.Name),
                Is.SupersetOf(resource.Identity.Select(field => field.Name)));
            Assert.That(
                resource.Attributes.Where(field => !state[field.Name].IsNull && !resource.Identity.Contains(field)),
                Has.All.Property(nameof(Model.Fields.Field.IsNeverReturned)).True);
            Assert.That(ManagedAttributes.FromBytes(answer.TargetPrivate.Span), Is.EqualTo(ManagedAttributes.Empty));
            Assert.That(
                answer.TargetIdentity is null ? Value.Null
                    : DynamicValueCodec.Read(answer.TargetIdentity.IdentityData, CtyType.Of(resource.Identity)),
                Is.EqualTo(SchemaBuilder.HasIdentity(resource) ? Engine.Provider.IdentityOf(resource, state) : Value.Null));
        }
    }

    // The two providers have types of the same name. Clients leave out of a stored state what the type here does not have.
    [Test]
    public async Task Of_a_state_of_a_type_that_is_called_the_same_all_is_there_or_it_is_refused(
        [ValueSource(nameof(SameNamed))] StoredState stored)
    {
        await using var provider = await AttachedProvider.StartAsync();
        var resource = Catalogs.All.Resource(stored.To.AsSpan())!;
        var left = stored.State.DeepClone().AsObject();
        foreach (var name in left.Select(member => member.Key).Except(resource.Attributes.Select(field => field.Name)).ToList())
        {
            left.Remove(name);
        }

        foreach (var state in new[] { stored.State, left })
        {
            var answer = await UpgradeAsync(provider, stored.To!, System.Text.Encoding.UTF8.GetBytes(state.ToJsonString()));
            if (answer.Diagnostics.Count == 0)
            {
                var upgraded = DynamicValueCodec.Read(answer.UpgradedState, CtyType.Of(resource.Attributes));
                Assert.That(Engine.Mapping.Paths.ImportId(resource, upgraded).AsText(), Is.EqualTo(stored.Id));
                Assert.That(resource.Identity.Where(field => upgraded[field.Name].IsNull), Is.Empty);
                continue;
            }

            Assert.That(state, Is.SameAs(left));
            Assert.That(answer.Diagnostics.Single().Detail,
                Does.Contain(stored.Provider).And.Contain("moved block").And.Contain("state rm").And.Contain("replace-provider"));
        }
    }

    [Test]
    public async Task An_id_alone_is_refused_where_it_does_not_tell_what_the_object_is()
    {
        await using var provider = await AttachedProvider.StartAsync();

        var answer = await UpgradeAsync(provider, "proxmox_acl", "{\"id\":\"/vms?alice@pve?PVEAdmin\",\"path\":\"/vms\"}"u8.ToArray());

        Assert.That(answer.Diagnostics.Single().Summary, Does.Contain("not one of this provider"));
    }

    [Test]
    public async Task A_type_without_a_counterpart_is_told_what_does_its_work([ValueSource(nameof(WithoutCounterpart))] StoredState stored)
    {
        await using var provider = await AttachedProvider.StartAsync();

        var answer = await MoveAsync(provider, "registry.example.org/" + stored.Provider, stored.Types[0], "proxmox_pool", stored.Json);

        Assert.That(answer.Diagnostics.Single().Detail, Does.Contain(stored.Id).And.Contain("removed block with destroy = false"));
        Assert.That(answer.TargetState, Is.Null);
    }

    [TestCase("registry.example.org/x/y", "y_pool", "proxmox_pool", "{}", "bpg/proxmox and telmate/proxmox")]
    [TestCase("registry.example.org/notbpg/proxmox", "proxmox_pool", "proxmox_pool", "{}", "does not know how to take over")]
    [TestCase("registry.example.org/bpg/proxmox", "proxmox_thing", "proxmox_pool", "{}", "does not know the type proxmox_thing")]
    [TestCase("registry.example.org/bpg/proxmox", "proxmox_virtual_environment_vm", "proxmox_pool", """{"vm_id":100}""",
        "is a proxmox_vm here")]
    [TestCase("registry.example.org/bpg/proxmox", "proxmox_harule", "proxmox_ha_rule_node_affinity", """{"rule":"a","type":"other"}""",
        "\"node-affinity\" or \"resource-affinity\"")]
    [TestCase("registry.example.org/bpg/proxmox", "proxmox_harule", "proxmox_ha_rule_node_affinity",
        """{"rule":"a","type":"resource-affinity"}""", "is a proxmox_ha_rule_resource_affinity here")]
    [TestCase("registry.example.org/bpg/proxmox", "proxmox_virtual_environment_pool", "proxmox_pool", """{"pool_id":null}""",
        "does not tell its pool_id")]
    [TestCase("registry.example.org/bpg/proxmox", "proxmox_virtual_environment_pool", "proxmox_pool", """{"pool_id":{"a":1}}""",
        "does not tell its pool_id")]
    [TestCase("registry.example.org/bpg/proxmox", "proxmox_virtual_environment_pool", "proxmox_pool", "[]", "does not tell its pool_id")]
    [TestCase("registry.example.org/bpg/proxmox", "proxmox_virtual_environment_vm", "proxmox_vm", """{"vm_id":"a"}""", "is no number")]
    [TestCase("registry.example.org/bpg/proxmox", "proxmox_virtual_environment_vm", "proxmox_vm", """{"vm_id":7}""", "vmid")]
    [TestCase("registry.example.org/bpg/proxmox", "proxmox_virtual_environment_vm", "proxmox_thing", "{}", "no resource proxmox_thing")]
    [TestCase("registry.example.org/bpg/proxmox", "proxmox_virtual_environment_vm", "proxmox_vm", "{", "JSON")]
    public async Task What_cannot_be_taken_over_is_refused(string address, string type, string target, string state, string expected)
    {
        await using var provider = await AttachedProvider.StartAsync();

        var answer = await MoveAsync(provider, address, type, target, System.Text.Encoding.UTF8.GetBytes(state));

        var said = answer.Diagnostics.Single();
        Assert.That(said.Summary + said.Detail, Does.Contain(expected));
        Assert.That(answer.TargetState, Is.Null);
    }

    [Test]
    public async Task A_state_of_the_time_before_JSON_is_refused()
    {
        await using var provider = await AttachedProvider.StartAsync();

        var answer = await provider.Client.MoveResourceStateAsync(new()
        {
            SourceProviderAddress = "registry.example.org/bpg/proxmox",
            SourceTypeName = "proxmox_virtual_environment_pool",
            TargetTypeName = "proxmox_pool",
            SourceState = new() { Flatmap = { ["pool_id"] = "web" } },
        });

        Assert.That(answer.Diagnostics.Single().Summary, Does.Contain("too old"));
    }

    // A host that plans without a refresh knows no more than the identity.
    [Test]
    public async Task A_plan_without_a_refresh_compares_with_what_PVE_says()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/pools", ("poolid", "web"), ("comment", "Theirs"));
        await using var provider = await ConfiguredAsync(pve);
        var resource = Catalogs.All.Resource("pool")!;
        var moved = provider.Engine.Move(
            resource, new("x/bpg/proxmox", "proxmox_virtual_environment_pool", Value.Object(("pool_id", "web"))), TypeNames.Of).State;
        var config = moved.With("comment", "Theirs");
        pve.Requests.Clear();

        var plan = await provider.Engine.PlanAsync(resource, new(moved, config, ManagedAttributes.Empty), CancellationToken.None);
        var applied = await provider.Engine.ApplyAsync(
            resource, new(moved, plan.Planned, config, plan.Managed), CancellationToken.None);
        var gone = provider.Engine.Move(
            resource, new("x/bpg/proxmox", "proxmox_virtual_environment_pool", Value.Object(("pool_id", "gone"))), TypeNames.Of).State;
        var lost = await provider.Engine.PlanAsync(resource, new(gone, gone, ManagedAttributes.Empty), CancellationToken.None);

        Assert.That(plan.Diagnostics.Concat(applied.Diagnostics), Is.Empty);
        Assert.That(pve.Requests.All.Where(request => request.Verb != "GET"), Is.Empty);
        Assert.That(applied.State["comment"].AsText(), Is.EqualTo("Theirs"));
        Assert.That(lost.Diagnostics.Single().Summary, Does.Contain("no such pool"));
    }

    [Test]
    public async Task A_file_that_another_provider_has_sent_is_not_sent_again([Values] bool isRefreshed)
    {
        await using var pve = await PveSimulator.StartAsync();
        Files.Put(pve, "local:iso/tools.iso", Files.Bytes(3000));
        await using var provider = await ConfiguredAsync(pve);
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "tools.iso");
        await File.WriteAllBytesAsync(path, Files.Bytes(3000));
        var resource = Catalogs.All.Resource("uploaded_file")!;
        var moved = provider.Engine.Move(
            resource,
            new("x/bpg/proxmox", "proxmox_virtual_environment_file", Value.Object(
                ("node_name", "pve1"), ("datastore_id", "local"), ("content_type", "iso"), ("file_name", "tools.iso"),
                ("source_file", Value.List(Value.Object(("path", path)))))),
            TypeNames.Of).State;
        pve.Requests.Clear();

        var prior = isRefreshed
            ? (await provider.Engine.ReadAsync(resource, new(moved, ManagedAttributes.Empty), CancellationToken.None)).State : moved;
        var plan = await provider.Engine.PlanAsync(resource, new(prior, moved, ManagedAttributes.Empty), CancellationToken.None);
        var applied = await provider.Engine.ApplyAsync(
            resource, new(prior, plan.Planned, moved, plan.Managed), CancellationToken.None);
        await File.WriteAllBytesAsync(path, Files.Bytes(3000, 2));
        var changed = await provider.Engine.PlanAsync(
            resource, new(applied.State, moved, plan.Managed), CancellationToken.None);

        Assert.That(plan.Diagnostics.Concat(applied.Diagnostics), Is.Empty);
        Assert.That(pve.Requests.All.Where(request => request.Verb != "GET"), Is.Empty);
        Assert.That(applied.State["sha256"].AsText(), Is.EqualTo(Files.Sha256(Files.Bytes(3000))));
        if (isRefreshed)
        {
            Assert.That(plan.Planned, Is.EqualTo(prior));
        }

        Assert.That(changed.Planned["sha256"], Is.Not.EqualTo(applied.State["sha256"]));
    }

    private static readonly string[] Hosts = ["registry.example.org/", "other.example.org/", ""];

    private static async Task<AttachedProvider> ConfiguredAsync(PveSimulator pve)
    {
        var provider = await AttachedProvider.StartAsync(environment: name => name switch
        {
            "PROXMOX_VE_ENDPOINT" => pve.Endpoint.ToString(),
            "PROXMOX_VE_API_TOKEN" => pve.ApiToken,
            "PROXMOX_VE_FINGERPRINT" => pve.Fingerprint,
            _ => null,
        });
        provider.Engine.Configure(Value.Object(provider.Engine.Configuration.Attributes.Select(
            field => KeyValuePair.Create(field.Name, Value.Null))));
        return provider;
    }

    private static async Task<UpgradeResourceState.Types.Response> UpgradeAsync(AttachedProvider provider, string type, byte[] state) =>
        await provider.Client.UpgradeResourceStateAsync(new()
        {
            TypeName = type,
            Version = 0,
            RawState = new() { Json = ByteString.CopyFrom(state) },
        });

    private static async Task<MoveResourceState.Types.Response> MoveAsync(
        AttachedProvider provider, string address, string type, string target, byte[] state) =>
        await provider.Client.MoveResourceStateAsync(new()
        {
            SourceProviderAddress = address,
            SourceTypeName = type,
            TargetTypeName = target,
            SourceState = new() { Json = ByteString.CopyFrom(state) },
            SourcePrivate = ByteString.CopyFromUtf8("null"),
        });
}
