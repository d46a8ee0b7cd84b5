using Google.Protobuf.WellKnownTypes;
using Pulumi.StandIn.Tests.Engines;
using Pulumi.StandIn.Tests.Samples;
using Pulumirpc;

namespace Pulumi.StandIn.Tests.Programs;

public sealed class RegistrationTests
{
    private FakeEngine engine = null!;

    [SetUp]
    public async Task StartAsync() => engine = await FakeEngine.StartAsync();

    [TearDown]
    public async Task StopAsync() => await engine.DisposeAsync();

    [Test]
    public async Task The_stack_comes_first_its_outputs_after_all_resources_and_the_goodbye_last()
    {
        var exitCode = await engine.RunOutputsAsync(() =>
        {
            Box box = new("a", new() { Label = "x" });
            return new Dictionary<string, object?> { ["id"] = box.Id, ["plain"] = 5, ["none"] = null };
        });

        Assert.That(exitCode, Is.Zero);
        Assert.That(engine.Monitor.Requests.Select(request => request.GetType().Name), Is.EqualTo((string[])
            ["RegisterResourceRequest", "RegisterResourceRequest", "RegisterResourceOutputsRequest", "Empty"]));
        var stack = engine.Monitor.Of<RegisterResourceRequest>().First();
        Assert.That((stack.Type, stack.Name, stack.Custom, stack.Parent), Is.EqualTo(("pulumi:pulumi:Stack", "infra-dev", false, "")));
        Assert.That(stack.Object, Is.EqualTo(new Struct()));
        Assert.That(engine.Monitor.Outputs[FakeMonitor.UrnOf(stack.Type, stack.Name)].ToString(), Is.EqualTo("""{ "id": "a-id", "plain": 5 }"""));
    }

    [Test]
    public async Task A_resource_is_registered_with_its_defaults()
    {
        await engine.RunAsync(() => _ = new Box("a"));

        var request = engine.Monitor.Resources["a"];
        RegisterResourceRequest expected = new()
        {
            Type = "acme:index:Box",
            Name = "a",
            Custom = true,
            Parent = FakeMonitor.UrnOf("pulumi:pulumi:Stack", "infra-dev"),
            Object = new(),
            Version = "1.2.3",
            AcceptSecrets = true,
            AcceptResources = true,
            SupportsResultReporting = true,
            AdditionalSecretOutputs = { "password" },
            Hooks = new(),
        };
        Assert.That(request, Is.EqualTo(expected));
        Assert.That((request.HasProtect, request.HasRetainOnDelete), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task All_options_are_sent()
    {
        await engine.RunAsync(() =>
        {
            Box owner = new("owner");
            _ = new Box("a", new(), new()
            {
                Protect = true,
                RetainOnDelete = false,
                DeleteBeforeReplace = false,
                IgnoreChanges = { "label" },
                ReplaceOnChanges = { "size" },
                HideDiffs = { "notes" },
                AdditionalSecretOutputs = { "label" },
                ImportId = "box/7",
                Version = "2.0.0",
                PluginDownloadURL = "https://example.com/plugins",
                CustomTimeouts = new() { Create = TimeSpan.FromMinutes(5), Delete = TimeSpan.FromMilliseconds(1.5) },
                DeletedWith = owner,
                ReplaceWith = { owner },
                ReplacementTrigger = 7,
                EnvVarMappings = { ["ACME_TOKEN"] = "TOKEN" },
            });
        });

        var request = engine.Monitor.Resources["a"];
        var owner = FakeMonitor.UrnOf("acme:index:Box", "owner");
        Assert.Multiple(() =>
        {
            Assert.That((request.HasProtect, request.Protect, request.HasRetainOnDelete, request.RetainOnDelete),
                Is.EqualTo((true, true, true, false)));
            Assert.That((request.DeleteBeforeReplaceDefined, request.DeleteBeforeReplace), Is.EqualTo((true, false)));
            Assert.That(request.IgnoreChanges, Is.EqualTo((string[])["label"]));
            Assert.That(request.ReplaceOnChanges, Is.EqualTo((string[])["size"]));
            Assert.That(request.HideDiffs, Is.EqualTo((string[])["notes"]));
            Assert.That(request.AdditionalSecretOutputs, Is.EqualTo((string[])["password", "label"]));
            Assert.That((request.ImportId, request.Version), Is.EqualTo(("box/7", "2.0.0")));
            Assert.That(request.PluginDownloadURL, Is.EqualTo("https://example.com/plugins"));
            Assert.That(
                (request.CustomTimeouts.Create, request.CustomTimeouts.Update, request.CustomTimeouts.Delete),
                Is.EqualTo(("300000000000ns", "", "1500000ns")));
            Assert.That(request.DeletedWith, Is.EqualTo(owner));
            Assert.That(request.ReplaceWith, Is.EqualTo((string[])[owner]));
            Assert.That(request.ReplacementTrigger.NumberValue, Is.EqualTo(7));
            Assert.That(request.EnvVarMappings["ACME_TOKEN"], Is.EqualTo("TOKEN"));
        });
    }

    [Test]
    public async Task An_option_that_the_engine_does_not_know_is_an_error()
    {
        engine.Monitor.Features.Remove("deletedWith");

        var exitCode = await engine.RunAsync(() => _ = new Box("b", null, new() { DeletedWith = new Box("a") }));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors, Has.One.Contains("DeletedWith"));
    }

    [Test]
    public async Task What_arguments_come_from_is_sent_by_property_and_in_all()
    {
        await engine.RunAsync(() =>
        {
            Box a = new("a", new() { Label = "x" });
            Box b = new("b");
            _ = new Box("c", new()
            {
                Label = a.Label.Apply(label => label!),
                Tags = { a.Id, "plain", b.Id },
                Size = 4,
            }, new() { DependsOn = { b, new Box("d") } });
        });

        var request = engine.Monitor.Resources["c"];
        string[] urns = [.. new[] { "a", "b", "d" }.Select(name => FakeMonitor.UrnOf("acme:index:Box", name))];
        Assert.That(request.Dependencies, Is.EquivalentTo(urns));
        Assert.That(request.PropertyDependencies["label"].Urns, Is.EqualTo((string[])[urns[0]]));
        Assert.That(request.PropertyDependencies["tags"].Urns, Is.EquivalentTo(urns[..2]));
        Assert.That(request.PropertyDependencies["size"].Urns, Is.Empty);
        Assert.That(request.PropertyDependencies.Keys, Is.EquivalentTo((string[])["label", "tags", "size"]));
        Assert.That(request.Object.Fields["tags"].ToString(), Is.EqualTo("""[ "a-id", "plain", "b-id" ]"""));
    }

    [Test]
    public async Task Features_are_asked_for_once()
    {
        await engine.RunAsync(() =>
        {
            for (var index = 0; index < 5; index++)
            {
                _ = new Box($"box{index}");
            }
        });

        Assert.That(engine.Monitor.Asked, Is.EquivalentTo((string[])["resourceReferences", "aliasSpecs"]));
    }

    [Test]
    public async Task A_resource_is_read_by_its_id()
    {
        engine.Monitor.Find = _ => new() { Fields = { ["size"] = Value.ForNumber(9), ["label"] = Value.ForString("found") } };

        var exitCode = await engine.RunOutputsAsync(() =>
        {
            var box = Box.Get("a", "box/7", new() { Label = "hint" }, new() { DependsOn = { new Box("b") } });
            return new Dictionary<string, object?> { ["id"] = box.Id, ["size"] = box.Size, ["label"] = box.Label };
        });

        Assert.That(exitCode, Is.Zero);
        var request = engine.Monitor.Of<ReadResourceRequest>().Single();
        Assert.That((request.Id, request.Type, request.Name, request.Version), Is.EqualTo(("box/7", "acme:index:Box", "a", "1.2.3")));
        Assert.That((request.AcceptSecrets, request.AcceptResources), Is.EqualTo((true, true)));
        Assert.That(request.Properties.ToString(), Is.EqualTo("""{ "label": "hint" }"""));
        Assert.That(request.Dependencies, Is.EqualTo((string[])[FakeMonitor.UrnOf("acme:index:Box", "b")]));
        Assert.That(
            engine.Monitor.Outputs.Values.Single().ToString(), Is.EqualTo("""{ "id": "box/7", "label": "found", "size": 9 }"""));
    }

    [Test]
    public async Task A_resource_is_taken_over_by_its_URN()
    {
        engine.Monitor.CallFunction = request => new()
        {
            Return = new()
            {
                Fields =
                {
                    ["urn"] = request.Args.Fields["urn"],
                    ["id"] = Value.ForString("box/7"),
                    ["state"] = Value.ForStruct(new() { Fields = { ["size"] = Value.ForNumber(9) } }),
                },
            },
        };

        await engine.RunOutputsAsync(() =>
        {
            Box box = new("a", null, new() { Urn = "urn:pulumi:dev::infra::acme:index:Box::old" });
            return new Dictionary<string, object?> { ["urn"] = box.Urn, ["id"] = box.Id, ["size"] = box.Size };
        });

        Assert.That(engine.Monitor.Of<ResourceInvokeRequest>().Single().Tok, Is.EqualTo("pulumi:pulumi:getResource"));
        Assert.That(engine.Monitor.Resources, Is.Empty);
        Assert.That(
            engine.Monitor.Outputs.Values.Single().ToString(),
            Is.EqualTo("""{ "id": "box/7", "size": 9, "urn": "urn:pulumi:dev::infra::acme:index:Box::old" }"""));
    }

    [Test]
    public async Task A_parameterised_package_is_made_known_once()
    {
        engine.Monitor.Features.Add("parameterization");
        RegisterPackageRequest package = new("acme", "1.0.0", null, parameterization: new("sub", "2.0.0", [1, 2]));

        await engine.RunAsync(() =>
        {
            _ = new CustomResource("sub:index:Thing", "a", null, null, package);
            _ = new CustomResource("sub:index:Thing", "b", null, null, package);
        });

        var request = engine.Monitor.Of<Pulumirpc.RegisterPackageRequest>().Single();
        Assert.That((request.Name, request.Parameterization.Name, request.Parameterization.Value.Length), Is.EqualTo(("acme", "sub", 2)));
        Assert.That(engine.Monitor.Resources.Values.Select(resource => resource.PackageRef),
            Is.EqualTo((string[])["ref-acme", "ref-acme"]));
    }
}
