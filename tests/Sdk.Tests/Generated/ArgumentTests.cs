using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi;
using Pulumi.Acme.Boxes;
using Pulumi.Acme.Boxes.Inputs;
using Pulumi.Acme.Shared.Inputs;

namespace Sdk.Tests.Generated;

/// <summary>What the arguments of a generated resource are on their way to the engine.</summary>
[NonParallelizable]
public sealed class ArgumentTests
{
    [Test]
    public async Task Everything_travels_under_the_names_of_the_schema()
    {
        var inputs = await InputsOf(new()
        {
            Size = 1,
            PlainSize = 2,
            Mode = Mode.Mode_2fast,
            OpenMode = OpenMode.Fast,
            Level = Level.Low,
            Factor = Factor.Half,
            Disks = { new DiskArgs { SizeGib = 3, Class = "c", Labels = { ["a"] = "b" },
                Parts = { new PartArgs { Shared = new TagArgs { Key = "k" } } } } },
            Tags = { ["t"] = "u" },
            Matrix = { ImmutableArray.Create(1D, 2D) },
            ByName = { ["n"] = new TagArgs { Key = "k", Value = "v" } },
            Policy = """{"p":[1]}""",
            SizeOrName = "name",
            Unions = { Union<int, string>.FromT0(1), Union<int, string>.FromT1("one") },
            Whatever = true,
            PlainNames = { "a", "b" },
            Wrapping = "paper",
        });
        Assert.That(inputs.Fields.ToDictionary(field => field.Key, field => Wire.Json(field.Value), StringComparer.Ordinal),
            Is.EqualTo(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["size"] = "1",
                ["plainSize"] = "2",
                ["kind"] = "\"box\"",
                ["mode"] = "\"2fast\"",
                ["openMode"] = "\"fast\"",
                ["level"] = "1",
                ["factor"] = "0.5",
                ["disks"] = """[ { "cache": "none", "class": "c", "labels": { "a": "b" }, "parts": [ { "level": 1, "shared": { "key": "k" } } ], "size-gib": 3 } ]""",
                ["tags"] = """{ "t": "u" }""",
                ["matrix"] = "[ [ 1, 2 ] ]",
                ["byName"] = """{ "n": { "key": "k", "value": "v" } }""",
                ["policy"] = """{ "p": [ 1 ] }""",
                ["sizeOrName"] = "\"name\"",
                ["unions"] = """[ 1, "one" ]""",
                ["whatever"] = "true",
                ["plainNames"] = """[ "a", "b" ]""",
                ["box"] = "\"paper\"",
                ["old"] = "\"x\"",
            }));
    }

    [Test]
    public async Task What_the_schema_calls_a_secret_is_one_without_the_program_saying_so()
    {
        var inputs = await InputsOf(new()
        {
            Token = "t",
            SecretSize = 1,
            SecretTags = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "b" },
            SecretDisks = new[] { new DiskArgs { SizeGib = 1 } },
            SecretUnion = "u",
            SecretPolicy = "[1]",
            MainDisk = new DiskArgs { SizeGib = 2, Passphrase = "p" },
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Secret(inputs, "token"), Is.EqualTo("\"t\""));
            Assert.That(Secret(inputs, "secretSize"), Is.EqualTo("1"));
            Assert.That(Secret(inputs, "secretTags"), Is.EqualTo("""{ "a": "b" }"""));
            Assert.That(Secret(inputs, "secretDisks"), Is.EqualTo("""[ { "cache": "none", "size-gib": 1 } ]"""));
            Assert.That(Secret(inputs, "secretUnion"), Is.EqualTo("\"u\""));
            Assert.That(Secret(inputs, "secretPolicy"), Is.EqualTo("[ 1 ]"));
            // A resource's input is as secret as the most secret part of it.
            Assert.That(inputs.Fields["mainDisk"].ToString(), Does.Contain("1b47061264138c4ac30d75fd1eb44270"));
            Assert.That(Wire.SecretOf(inputs.Fields["size"]), Is.Null);
        }
    }

    [Test]
    public async Task A_secret_that_is_set_to_nothing_is_not_there()
    {
        var inputs = await InputsOf(new() { Token = null, SecretUnion = null });
        Assert.That(inputs.Fields.Keys, Has.No.Member("token").And.No.Member("secretUnion"));
    }

    [Test]
    public void Defaults_of_the_schema_are_there_from_the_start()
    {
        var args = new BoxArgs();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(args.Size, Is.Not.Null);
            Assert.That(args.Mode, Is.Not.Null);
            Assert.That(args.Token, Is.Null);
        }
    }

    [TestCase(null, "8")]
    [TestCase("12", "12")]
    [TestCase("many", "8")]
    public async Task The_environment_comes_before_the_default(string? variable, string expected)
    {
        using var environment = variable is null ? null : new EnvironmentScope("ACME_SIZE", variable);
        Assert.That(Wire.Json((await InputsOf(new())).Fields["size"]), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_constant_is_what_the_schema_says_whatever_the_program_says() =>
        Assert.That(Wire.Json((await InputsOf(new() { Kind = "crate" })).Fields["kind"]), Is.EqualTo("\"box\""));

    [Test]
    public async Task A_resource_is_an_input_too()
    {
        var recording = await Recording.RunAsync(() => _ = new Box("box", Complete.Of(new() { Via = new Pulumi.Acme.Provider("via") })));
        Assert.That(recording.ResourceOf("acme:box/box:Box").Object.Fields["via"].StructValue.Fields["urn"].StringValue,
            Does.EndWith("pulumi:providers:acme::via"));
    }

    private static async Task<Struct> InputsOf(BoxArgs args) =>
        (await Recording.RunAsync(() => _ = new Box("box", Complete.Of(args)))).Resource.Object;

    private static string? Secret(Struct inputs, string name) =>
        Wire.SecretOf(inputs.Fields[name]) is { } secret ? Wire.Json(secret) : null;
}
