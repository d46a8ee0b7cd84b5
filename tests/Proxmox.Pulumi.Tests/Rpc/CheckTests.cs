using Google.Protobuf;
using Grpc.Core;
using Proxmox.Pulumi.Tests.Fakes;
using Pulumirpc;
using Mode = Pulumirpc.CheckRequest.Types.AutonamingOptions.Types.Mode;

namespace Proxmox.Pulumi.Tests.Rpc;

public sealed class CheckTests
{
    private const string SecretMark = "\"4dabf18193072939515e22adb298388d\": \"1b47061264138c4ac30d75fd1eb44270\"";
    private const string OutputMark = "\"4dabf18193072939515e22adb298388d\": \"d0e6a833031e9bbcd3f4e8bde6ca49a4\"";

    private static readonly ByteString Seed = ByteString.CopyFrom([0xab, 0xcd, 0xef, 0x01, .. Enumerable.Repeat((byte)7, 28)]);

    [Test]
    public async Task Inputs_come_back_as_they_are()
    {
        await using var host = await Attached.StartAsync();
        var inputs = Attached.Bag($$"""
            {
              "size": "8192 M", "name": "first", "labels": ["b", "a", "b"], "mode": null, "limits": { {{OutputMark}}, "value": { "cpu": 2 }, "dependencies": ["urn:pulumi:x"] },
              "comment": { {{SecretMark}}, "value": "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }, "isActive": "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
              "nets": { "net0": { {{OutputMark}}, "secret": true } }, "__internal": { "pluginDownloadURL": "x" }
            }
            """.Replace("8192 M", "8192M", StringComparison.Ordinal));

        Assert.That(await host.CheckAsync(inputs), Is.EqualTo(inputs));
    }

    [Test]
    public async Task All_problems_are_told_at_once_each_at_its_property()
    {
        await using var host = await Attached.StartAsync();

        var answer = await host.Client.CheckAsync(new()
        {
            Urn = Attached.Urn,
            Type = Attached.GadgetType,
            Olds = new(),
            News = Attached.Bag("""
                {
                  "name": "Not A Name", "commment": "x", "maxFiles": "five", "mode": "other", "limits": { "memoryMib": 1 }, "nets": { "net0": {}, "eth0": { "model": "x" } },
                  "tag": "a", "sourceFile": "b", "serial": "x"
                }
                """),
        });

        // A property is named where the engine finds it, to print its value.
        Assert.That(answer.Failures.Select(failure => (failure.Property, failure.Reason)), Is.EquivalentTo(new[]
        {
            ("name", "name must be at most 20 lower-case letters, digits and hyphens, but is \"Not A Name\"."),
            ("", "There is no property commment. Did you mean comment?"),
            ("maxFiles", "maxFiles must be a whole number, but is a string."),
            ("mode", "mode must be one of \"auto\", \"manual\", but is \"other\"."),
            ("", "limits.memoryMib must be between 16 and 1000000, but is 1."),
            ("", "nets[\"net0\"].model must be set."),
            ("", "nets[\"eth0\"]: \"eth0\" is no slot of nets: PVE has net0 and up. Write a key such as \"net0\"."),
            ("sourceFile", "tag and sourceFile exclude each other: set only one of them."),
            ("serial", "serial cannot be set: it is an output."),
        }));
    }

    [Test]
    public async Task What_a_new_element_lacks_may_have_been_left_out_by_ignoreChanges()
    {
        await using var host = await Attached.StartAsync();
        var request = new CheckRequest
        {
            Urn = Attached.Urn,
            Type = Attached.GadgetType,
            Olds = Attached.Bag("""{ "name": "first", "nets": { "net0": { "model": "virtio" } } }"""),
            News = Attached.Bag("""{ "name": "first", "nets": { "net0": {}, "net1": {} } }"""),
        };

        var reasons = (await host.Client.CheckAsync(request)).Failures.Select(failure => failure.Reason);

        Assert.That(reasons, Is.EqualTo(new[]
        {
            "nets[\"net0\"].model must be set.",
            "nets[\"net1\"].model must be set. nets[\"net1\"] is new: what the resource option ignoreChanges names of it is left out.",
        }));
    }

    // An import knows it not, and ignoreChanges takes it out of the inputs again.
    [TestCase("""{ "gadget": "first", "partName": "a" }""", 0)]
    [TestCase("""{ "gadget": "first", "partName": "a", "secretCode": "canary" }""", 1)]
    [TestCase("{}", 1)]
    public async Task A_secret_that_was_never_known_may_stay_unknown(string olds, int failures)
    {
        await using var host = await Attached.StartAsync();

        var answer = await host.Client.CheckAsync(new()
        {
            Type = Attached.PartType,
            Urn = "urn:pulumi:dev::demo::proxmox:test:Part::p",
            Olds = Attached.Bag(olds),
            News = Attached.Bag("""{ "gadget": "first", "partName": "a" }"""),
        });

        Assert.That(answer.Failures, Has.Count.EqualTo(failures));
    }

    [Test]
    public async Task A_missing_secret_is_named_without_a_word_of_write_only_twins()
    {
        await using var host = await Attached.StartAsync();

        var answer = await host.Client.CheckAsync(
            new() { Type = Attached.PartType, Urn = "urn:pulumi:dev::demo::proxmox:test:Part::p", Olds = new(), News = Attached.Bag("""{ "gadget": "first" }""") });

        Assert.That(answer.Failures.Select(failure => (failure.Property, failure.Reason)),
            Is.EqualTo(new[] { ("partName", "partName must be set."), ("secretCode", "secretCode must be set.") }));
    }

    [Test]
    public async Task Secret_properties_are_marked_also_where_the_program_did_not()
    {
        await using var host = await Attached.StartAsync();

        var inputs = await host.CheckAsync(Attached.Bag($$"""
            { "name": "first", "password": "canary", "nets": { "net0": { "model": "virtio", "key": "canary" }, "net1": { "model": "e1000", "key": { {{SecretMark}}, "value": "canary" } } } }
            """));

        Assert.That(Attached.Json(inputs), Is.EqualTo(Attached.Json($$"""
            {
              "name": "first", "password": { {{SecretMark}}, "value": "canary" },
              "nets": {
                "net0": { "model": "virtio", "key": { {{SecretMark}}, "value": "canary" } },
                "net1": { "model": "e1000", "key": { {{SecretMark}}, "value": "canary" } }
              }
            }
            """)));
    }

    [Test]
    public async Task A_name_is_generated_from_the_resources_name_and_the_seed()
    {
        await using var host = await Attached.StartAsync();

        var first = await host.Client.CheckAsync(Request(_ => { }));
        var second = await host.Client.CheckAsync(Request(_ => { }));

        Assert.That(first.Inputs.Fields["name"].StringValue, Is.EqualTo("web-abcdef0"));
        Assert.That(second, Is.EqualTo(first));
        Assert.That(first.Inputs.Fields["__defaults"].ListValue.Values.Single().StringValue, Is.EqualTo("name"));
    }

    [Test]
    public async Task Without_a_seed_the_ending_is_drawn()
    {
        await using var host = await Attached.StartAsync(
            change: options => options with { Random = count => [.. Enumerable.Repeat((byte)0x5a, count)] });

        var answer = await host.Client.CheckAsync(Request(request => request.RandomSeed = ByteString.Empty));

        Assert.That(answer.Inputs.Fields["name"].StringValue, Is.EqualTo("web-5a5a5a5"));
    }

    [Test]
    public async Task The_name_of_an_old_engines_resource_is_read_from_its_URN()
    {
        await using var host = await Attached.StartAsync();

        var answer = await host.Client.CheckAsync(Request(request =>
            (request.Name, request.Type, request.Urn) = ("", "", "urn:pulumi:dev::demo::my:component:Thing$proxmox:test:Gadget::by::urn")));

        Assert.That(answer.Failures.Single().Reason, Does.Contain("\"by::urn-abcdef0\""));
    }

    [TestCase("{}", TestName = "A_name_that_was_generated_once_is_kept(kept)")]
    [TestCase("""{ "name": null }""", TestName = "A_name_that_was_generated_once_is_kept(null)")]
    public async Task A_name_that_was_generated_once_is_kept(string inputs)
    {
        await using var host = await Attached.StartAsync();

        var answer = await host.Client.CheckAsync(Request(request =>
        {
            request.Olds = Attached.Bag("""{ "name": "web-1234567", "__defaults": ["name"] }""");
            request.News = Attached.Bag(inputs);
        }));

        Assert.That(answer.Inputs.Fields["name"].StringValue, Is.EqualTo("web-1234567"));
        Assert.That(answer.Inputs.Fields, Contains.Key("__defaults"));
    }

    [Test]
    public async Task A_name_that_is_given_is_not_noted_as_generated()
    {
        await using var host = await Attached.StartAsync();

        var answer = await host.Client.CheckAsync(Request(request =>
        {
            request.Olds = Attached.Bag("""{ "name": "web-1234567", "__defaults": ["name"] }""");
            request.News = Attached.Bag("""{ "name": "mine" }""");
        }));

        Assert.That(Attached.Json(answer.Inputs), Is.EqualTo(Attached.Json("""{ "name": "mine" }""")));
    }

    [TestCase(Mode.Propose, "proposed-1", "proposed-1", null)]
    [TestCase(Mode.Propose, "Not Acceptable", "web-abcdef0", null)]
    [TestCase(Mode.Enforce, "enforced-1", "enforced-1", null)]
    [TestCase(Mode.Enforce, "Not Acceptable", null, "asks for the name \"Not Acceptable\", but name must be at most 20")]
    [TestCase(Mode.Disable, "", null, "name must be set: the configuration pulumi:autonaming has disabled generated names.")]
    public async Task The_users_way_of_naming_is_followed(Mode mode, string proposed, string? name, string? problem)
    {
        await using var host = await Attached.StartAsync();

        var answer = await host.Client.CheckAsync(Request(request => request.Autonaming = new() { Mode = mode, ProposedName = proposed }));

        Assert.That(answer.Inputs.Fields.TryGetValue("name", out var value) ? value.StringValue : null, Is.EqualTo(name));
        Assert.That(answer.Failures.Select(failure => failure.Property), Is.EqualTo(problem is null ? [] : new[] { "name" }));
        Assert.That(answer.Failures.SingleOrDefault()?.Reason ?? "", Does.Contain(problem ?? ""));
    }

    [Test]
    public async Task A_name_that_cannot_be_made_says_why_and_what_to_do()
    {
        await using var host = await Attached.StartAsync();

        var answer = await host.Client.CheckAsync(Request(request => request.Name = "Web Server"));

        Assert.That((answer.Failures.Single().Property, answer.Failures.Single().Reason), Is.EqualTo(("name",
            "name is not set, and no name can be made from the resource's name: it must be at most 20 lower-case letters, digits and "
                + "hyphens, but would be \"Web Server-abcdef0\". Set name, or rename the resource.")));
    }

    [Test]
    public async Task A_resource_that_is_none_is_refused()
    {
        await using var host = await Attached.StartAsync();

        var failure = await Attached.FailureAsync(async () => await host.Client.CheckAsync(
            new() { Type = "proxmox:test:Gone", Urn = "urn:pulumi:dev::demo::proxmox:test:Gone::x", News = new() }));

        Assert.That((failure.StatusCode, failure.Status.Detail), Is.EqualTo((StatusCode.InvalidArgument,
            "There is no resource proxmox:test:Gone in this release of the Proxmox VE provider. Check the spelling, or use a release of "
                + "the provider that has it.")));
    }

    private static CheckRequest Request(Action<CheckRequest> change)
    {
        var request = new CheckRequest
        {
            Urn = "urn:pulumi:dev::demo::proxmox:test:Gadget::web",
            Type = Attached.GadgetType,
            Name = "web",
            Olds = new(),
            News = new(),
            RandomSeed = Seed
        };
        change(request);
        return request;
    }
}
