using Google.Protobuf;
using Grpc.Core;
using Proxmox.Model.Values;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Tests.Fakes;
using Proxmox.Terraform.Wire;

namespace Proxmox.Terraform.Tests.Rpc;

public sealed class OtherCallsTests
{
    private static readonly Value First = Attached.Gadget(("name", "first"), ("comment", "hello"));

    [Test]
    public async Task The_schema_and_the_metadata_name_the_same()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        var schema = await host.Client.GetProviderSchemaAsync(new());
        var metadata = await host.Client.GetMetadataAsync(new());
        var identities = await host.Client.GetResourceIdentitySchemasAsync(new());

        Assert.That(metadata.Resources.Select(resource => resource.TypeName), Is.EquivalentTo(schema.ResourceSchemas.Keys));
        Assert.That(metadata.DataSources.Select(source => source.TypeName), Is.EquivalentTo(schema.DataSourceSchemas.Keys));
        Assert.That(metadata.Functions.Select(function => function.Name), Is.EquivalentTo(schema.Functions.Keys));
        Assert.That((await host.Client.GetFunctionsAsync(new())).Functions, Is.EquivalentTo(schema.Functions));
        Assert.That(metadata.EphemeralResources.Select(one => one.TypeName), Is.EquivalentTo(schema.EphemeralResourceSchemas.Keys));
        Assert.That(identities.IdentitySchemas.Keys, Is.EquivalentTo(schema.ResourceSchemas.Keys));
        Assert.That(schema.ServerCapabilities, Is.EqualTo(metadata.ServerCapabilities));
        Assert.That((schema.ServerCapabilities.PlanDestroy, schema.ServerCapabilities.GetProviderSchemaOptional), Is.EqualTo((true, true)));
        Assert.That(SchemaRules.Breaches(schema, identities.IdentitySchemas.ToDictionary(StringComparer.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Every_unknown_name_is_a_diagnostic_and_never_a_status()
    {
        await using var host = await Attached.StartAsync();
        var client = host.Client;
        const string Type = "proxmox_nothing";
        using var store = client.WriteStateBytes();
        await store.RequestStream.WriteAsync(new() { Meta = new() { TypeName = Type } });
        await store.RequestStream.CompleteAsync();

        IEnumerable<Diagnostic>[] answers =
        [
            (await client.ValidateResourceConfigAsync(new() { TypeName = Type })).Diagnostics,
            (await client.ValidateDataResourceConfigAsync(new() { TypeName = Type })).Diagnostics,
            (await client.UpgradeResourceStateAsync(new() { TypeName = Type })).Diagnostics,
            (await client.UpgradeResourceIdentityAsync(new() { TypeName = Type })).Diagnostics,
            (await client.ReadResourceAsync(new() { TypeName = Type })).Diagnostics,
            (await client.PlanResourceChangeAsync(new() { TypeName = Type })).Diagnostics,
            (await client.ApplyResourceChangeAsync(new() { TypeName = Type })).Diagnostics,
            (await client.ImportResourceStateAsync(new() { TypeName = Type })).Diagnostics,
            (await client.MoveResourceStateAsync(new() { TargetTypeName = Type, SourceTypeName = "other_thing" })).Diagnostics,
            (await client.GenerateResourceConfigAsync(new() { TypeName = Type })).Diagnostics,
            (await client.ReadDataSourceAsync(new() { TypeName = Type })).Diagnostics,
            (await client.ValidateListResourceConfigAsync(new() { TypeName = Type })).Diagnostics,
            (await All(client.ListResource(new() { TypeName = Type }))).Single().Diagnostic,
            (await client.ValidateEphemeralResourceConfigAsync(new() { TypeName = Type })).Diagnostics,
            (await client.OpenEphemeralResourceAsync(new() { TypeName = Type })).Diagnostics,
            (await client.RenewEphemeralResourceAsync(new() { TypeName = Type })).Diagnostics,
            (await client.CloseEphemeralResourceAsync(new() { TypeName = Type })).Diagnostics,
            (await client.ValidateActionConfigAsync(new() { TypeName = Type })).Diagnostics,
            (await client.PlanActionAsync(new() { ActionType = Type })).Diagnostics,
            (await All(client.InvokeAction(new() { ActionType = Type }))).Single().Completed.Diagnostics,
            (await client.ValidateStateStoreConfigAsync(new() { TypeName = Type })).Diagnostics,
            (await client.ConfigureStateStoreAsync(new() { TypeName = Type })).Diagnostics,
            (await All(client.ReadStateBytes(new() { TypeName = Type }))).Single().Diagnostics,
            (await store).Diagnostics,
            (await client.LockStateAsync(new() { TypeName = Type })).Diagnostics,
            (await client.UnlockStateAsync(new() { TypeName = Type })).Diagnostics,
            (await client.GetStatesAsync(new() { TypeName = Type })).Diagnostics,
            (await client.DeleteStateAsync(new() { TypeName = Type })).Diagnostics,
        ];

        Assert.That(answers.Select(diagnostics => diagnostics.Single().Summary), Is.All.Contains(Type));
        Assert.That((await client.CallFunctionAsync(new() { Name = "nothing" })).Error.Text, Does.Contain("nothing"));
    }

    [Test]
    public async Task The_stored_state_of_an_older_schema_is_upgraded_and_new_attributes_are_null()
    {
        await using var host = await Attached.StartAsync();

        var answer = await host.Client.UpgradeResourceStateAsync(new()
        {
            TypeName = "proxmox_gadget",
            Version = 0,
            RawState = new() { Json = ByteString.CopyFromUtf8("""{"id":"first","name":"first","note":"hello","weight":7,"labels":["b","a"]}""") },
        });

        Assert.That(answer.Diagnostics, Is.Empty);
        Assert.That(Attached.Read(answer.UpgradedState), Is.EqualTo(Attached.Gadget(
            ("id", "first"), ("name", "first"), ("comment", "hello"), ("weight", 7), ("labels", Value.Set("a", "b")))));
    }

    [Test]
    public async Task A_state_of_the_current_schema_is_passed_on()
    {
        await using var host = await Attached.StartAsync();
        var state = Attached.Gadget(("id", "first"), ("name", "first"), ("limits", Value.Object(("cpu", 2), ("memory_mib", Value.Null))));

        var answer = await host.Client.UpgradeResourceStateAsync(new()
        {
            TypeName = "proxmox_gadget",
            Version = 1,
            RawState = new() { Json = ByteString.CopyFrom(CtyJson.Write(state, CtyType.Of(FakeCatalog.Gadget.Attributes))) },
        });

        Assert.That(Attached.Read(answer.UpgradedState), Is.EqualTo(state));
    }

    [Test]
    public async Task A_state_that_is_no_JSON_is_a_diagnostic()
    {
        await using var host = await Attached.StartAsync();

        var answer = await host.Client.UpgradeResourceStateAsync(
            new() { TypeName = "proxmox_gadget", Version = 1, RawState = new() { Json = ByteString.CopyFromUtf8("{") } });

        Assert.That(answer.Diagnostics.Single().Summary, Is.EqualTo("The Proxmox VE provider has a bug"));
    }

    [Test]
    public async Task A_stored_identity_is_passed_on()
    {
        await using var host = await Attached.StartAsync();

        var answer = await host.Client.UpgradeResourceIdentityAsync(
            new() { TypeName = "proxmox_gadget", RawIdentity = new() { Json = ByteString.CopyFromUtf8("""{"name":"first"}""") } });
        var newer = await host.Client.UpgradeResourceIdentityAsync(new() { TypeName = "proxmox_gadget", Version = 3 });

        Assert.That(Attached.ReadIdentity(FakeCatalog.Gadget, answer.UpgradedIdentity), Is.EqualTo(Value.Object(("name", "first"))));
        Assert.That(newer.Diagnostics.Single().Summary, Does.Contain("too new"));
    }

    [Test]
    public async Task Before_the_provider_is_configured_operations_say_so()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        var applied = await host.ApplyAsync(Value.Null, First, await host.PlanAsync(Value.Null, First));

        Assert.That(applied.Diagnostics.Single().Detail, Does.Contain("not been configured"));
    }

    [Test]
    public async Task A_configuration_with_unknown_values_plans_but_does_not_apply()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);
        var configuration = Engine.ProviderConfiguration.Declaration;
        var config = Value.Object(configuration.Attributes.Select(
            field => KeyValuePair.Create(field.Name, field.Name == "endpoint" ? Value.Unknown : Value.Null)));

        var validated = await host.Client.ValidateProviderConfigAsync(
            new() { Config = DynamicValueCodec.Write(config, CtyType.Of(configuration.Attributes)) });
        var configured = await host.Client.ConfigureProviderAsync(
            new() { Config = DynamicValueCodec.Write(config, CtyType.Of(configuration.Attributes)) });
        var plan = await host.PlanAsync(Value.Null, First);

        Assert.That(validated.Diagnostics.Concat(configured.Diagnostics).Concat(plan.Diagnostics), Is.Empty);
        Assert.That((await host.ApplyAsync(Value.Null, First, plan)).Diagnostics.Single().Detail, Does.Contain("known only after"));
    }

    [TestCase("weight", "weight")]
    [TestCase("limits", "limits.cpu")]
    public async Task A_number_without_an_end_is_an_error_at_its_attribute(string attribute, string path)
    {
        await using var host = await Attached.StartAsync();
        // A host sends what a division by zero gives as a double; our own values have no such number, so it takes the place of another.
        var half = Value.Of(Number.Parse("0.5"));
        var config = Attached.Write(
            First.With(attribute, attribute == "limits" ? Value.Object(("cpu", half), ("memory_mib", Value.Null)) : half));
        config.Msgpack = ByteString.CopyFrom(Convert.FromHexString(
            Convert.ToHexString(config.Msgpack.Span).Replace("CB3FE0000000000000", "CB7FF0000000000000", StringComparison.Ordinal)));

        IEnumerable<Diagnostic>[] answers =
        [
            (await host.Client.ValidateResourceConfigAsync(new() { TypeName = "proxmox_gadget", Config = config })).Diagnostics,
            (await host.Client.PlanResourceChangeAsync(
                new() { TypeName = "proxmox_gadget", Config = config, PriorState = Attached.Write(Value.Null) })).Diagnostics,
        ];

        Assert.That(answers.Select(answer => answer.Single().Detail), Is.All.StartsWith($"{path} must be a finite number"));
        Assert.That(answers.Select(answer => answer.Single().Attribute.Steps[0].AttributeName), Is.All.EqualTo(attribute));
    }

    [Test]
    public async Task A_client_that_would_store_write_only_values_is_refused_them()
    {
        await using var host = await Attached.StartAsync();
        var config = First.With("password_wo", "canary").With("password_wo_version", 1);

        var old = await host.Client.ValidateResourceConfigAsync(new() { TypeName = "proxmox_gadget", Config = Attached.Write(config) });
        var able = await host.Client.ValidateResourceConfigAsync(
            new()
            {
                TypeName = "proxmox_gadget",
                Config = Attached.Write(config),
                ClientCapabilities = new() { WriteOnlyAttributesAllowed = true }
            });

        Assert.That(old.Diagnostics.Where(diagnostic => diagnostic.Severity == Diagnostic.Types.Severity.Error), Is.Not.Empty);
        Assert.That(able.Diagnostics, Is.Empty);
        Assert.That(old.ToString(), Does.Not.Contain("canary"));
    }

    [Test]
    public async Task A_data_source_reads()
    {
        await using var host = await Attached.StartAsync();
        await host.ChangeAsync(Value.Null, First);
        var source = FakeCatalog.Catalog.DataSource("gadget")!;
        var type = CtyType.Of(source.Attributes);
        var config = Value.Object(
            source.Attributes.Select(field => KeyValuePair.Create(field.Name, field.Name == "name" ? "first" : Value.Null)));

        var validated = await host.Client.ValidateDataResourceConfigAsync(
            new() { TypeName = "proxmox_gadget", Config = DynamicValueCodec.Write(config, type) });
        var read = await host.Client.ReadDataSourceAsync(
            new() { TypeName = "proxmox_gadget", Config = DynamicValueCodec.Write(config, type) });

        Assert.That(validated.Diagnostics.Concat(read.Diagnostics), Is.Empty);
        Assert.That(DynamicValueCodec.Read(read.State, type)["comment"], Is.EqualTo(Value.Of("hello")));
    }

    [TestCase(0, false, 3)]
    [TestCase(2, false, 2)]
    [TestCase(10, true, 3)]
    public async Task A_list_keeps_to_its_limit_and_reads_objects_only_when_asked(long limit, bool whole, int expected)
    {
        await using var host = await Attached.StartAsync();
        foreach (var name in new[] { "a", "b", "c" })
        {
            await host.ChangeAsync(Value.Null, First.With("name", name));
        }

        var events = await All(
            host.Client.ListResource(new() { TypeName = "proxmox_gadget", Config = new(), Limit = limit, IncludeResourceObject = whole }));

        Assert.That(events.Select(found => found.DisplayName), Is.EqualTo(new[] { "a", "b", "c" }.Take(expected)));
        Assert.That(events.Select(found => Attached.ReadIdentity(FakeCatalog.Gadget, found.Identity)["name"].AsText()),
            Is.EqualTo(new[] { "a", "b", "c" }.Take(expected)));
        Assert.That(events.Select(found => found.ResourceObject is not null), Is.All.EqualTo(whole));
        Assert.That(!whole || events.All(found => Attached.Read(found.ResourceObject)["serial"].AsText() == "S-" + found.DisplayName),
            Is.True);
    }

    [Test]
    public async Task A_config_made_from_a_state_holds_what_a_user_would_have_written()
    {
        await using var host = await Attached.StartAsync();
        var state = Attached.Gadget(
            ("id", "first"), ("name", "first"), ("comment", ""), ("size", "8G"), ("mode", "auto"), ("serial", "S-first"),
            ("labels", Value.Set()), ("limits", Value.Object(("cpu", 2), ("memory_mib", Value.Null))));

        var answer = await host.Client.GenerateResourceConfigAsync(new() { TypeName = "proxmox_gadget", State = Attached.Write(state) });

        Assert.That(Attached.Read(answer.Config), Is.EqualTo(Attached.Gadget(
            ("name", "first"), ("size", "8G"), ("limits", Value.Object(("cpu", 2), ("memory_mib", Value.Null))))));
    }

    [Test]
    public async Task A_move_says_what_to_do_in_its_place()
    {
        await using var host = await Attached.StartAsync();

        var answer = await host.Client.MoveResourceStateAsync(
            new() { SourceProviderAddress = "registry.terraform.io/x/y", SourceTypeName = "y_pool", TargetTypeName = "proxmox_gadget" });

        Assert.That(answer.Diagnostics.Single().Detail, Does.Contain("import block").And.Contain("registry.terraform.io/x/y"));
    }

    [Test]
    public async Task An_exception_is_a_diagnostic_that_asks_for_a_report_and_the_state_is_kept()
    {
        await using var host = await Attached.StartAsync(isConfigured: false, _ => throw new InvalidOperationException("broken"));

        var read = await host.Client.ReadResourceAsync(
            new() { TypeName = "proxmox_gadget", CurrentState = Attached.Write(First), Private = ByteString.CopyFromUtf8("x") });

        Assert.That(read.Diagnostics.Single().Detail, Does.Contain("broken").And.Contain("report"));
        Assert.That((Attached.Read(read.NewState), read.Private.ToStringUtf8()), Is.EqualTo((First, "x")));
    }

    private static async Task<List<T>> All<T>(AsyncServerStreamingCall<T> call)
    {
        using (call)
        {
            var all = new List<T>();
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                all.Add(call.ResponseStream.Current);
            }

            return all;
        }
    }
}
