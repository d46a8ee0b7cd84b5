using System.Text;
using Google.Protobuf;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;
using Proxmox.Terraform.Wire;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Frozen;

/// <summary>
/// The states that releases have written can be read: nothing in them is lost without a version and a step of an upgrade that say so. What
/// to do when one of these fails is in CONTRIBUTING.md.
/// </summary>
internal sealed class FrozenStateTests
{
    private const string Advice =
        "a state of that release has it. Keep it, or raise the resource's Version and add an Upgrade (CONTRIBUTING.md)";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Proxmox.Resources.Tests/Frozen");

    private static readonly Lazy<Task<AttachedProvider>> Host = new(() => AttachedProvider.StartAsync());

    private static IEnumerable<TestCaseData> States =>
        from file in Directory.EnumerateFiles(Folder, "*.jsonl").Order(StringComparer.Ordinal)
        let release = Path.GetFileNameWithoutExtension(file)
        from line in File.ReadLines(file)
        let state = FrozenState.Read(release, line)
        select new TestCaseData(state).SetArgDisplayNames(release, state.Resource);

    [TestCaseSource(nameof(States))]
    public async Task A_state_of_Terraform_is_read(object frozen)
    {
        var state = (FrozenState)frozen;
        var host = await Host.Value;
        var before = FrozenState.Sample(state.State);

        var answer = await host.Client.UpgradeResourceStateAsync(new()
        {
            TypeName = $"proxmox_{state.Resource}",
            Version = state.Version,
            RawState = new() { Json = ByteString.CopyFrom(CtyJson.Write(before, state.State)) },
        });

        Assert.That(answer.Diagnostics.Select(problem => problem.Summary), Is.Empty);
        var resource = Catalogs.All.Resource(state.Resource)!;
        var after = DynamicValueCodec.Read(answer.UpgradedState, CtyType.Of(resource.Attributes));
        Assert.That(after.IsNull, Is.False);
        if (resource.Version == state.Version)
        {
            Assert.That(FrozenState.Lost(before, after, state.Resource), Is.Empty, $"{state.Release}: {Advice}");
        }
    }

    [TestCaseSource(nameof(States))]
    public async Task An_identity_of_Terraform_is_read(object frozen)
    {
        var state = (FrozenState)frozen;
        if (state.Identity.Attributes.IsEmpty)
        {
            Assert.Pass("It has none.");
        }

        var host = await Host.Value;
        var before = FrozenState.Sample(state.Identity);
        var answer = await host.Client.UpgradeResourceIdentityAsync(new()
        {
            TypeName = $"proxmox_{state.Resource}",
            RawIdentity = new() { Json = ByteString.CopyFrom(CtyJson.Write(before, state.Identity)) },
        });

        Assert.That(answer.Diagnostics.Select(problem => problem.Summary), Is.Empty);
        var resource = Catalogs.All.Resource(state.Resource)!;
        Assert.That(DynamicValueCodec.Read(answer.UpgradedIdentity.IdentityData, CtyType.Of(resource.Identity)), Is.EqualTo(before),
            $"{state.Release}: what tells one {state.Resource} from others has changed, and there is no upgrade of identities yet");
    }

    [TestCaseSource(nameof(States))]
    public void A_state_of_Pulumi_is_read(object frozen)
    {
        var state = (FrozenState)frozen;
        var resource = Catalogs.All.Resources.Single(resource => Tokens.Of(resource) == state.Token
            || resource.FormerNames.Any(name => Tokens.Of(resource with { Name = name }) == state.Token));
        var now = FrozenState.Of(state.Release, resource);

        // Pulumi's states carry no version: what is called otherwise or is of another type is not there.
        Assert.That(Changed(state.Outputs, now.Outputs, state.Token), Is.Empty, $"{state.Release}: {Advice}");
    }

    [Test]
    public void What_is_lost_or_changed_is_told()
    {
        var before = (CtyType.Object)CtyTypeJson.Read("""["object",{"kept":"string","gone":"number","now_text":["list","number"]}]"""u8);
        var after = (CtyType.Object)CtyTypeJson.Read("""["object",{"kept":"string","now_text":"string"}]"""u8);

        Assert.That(FrozenState.Lost(FrozenState.Sample(before), Value.Object(("kept", "text"), ("now_text", Value.Null)), "pool"),
            Is.EquivalentTo(new[] { "pool.gone is null", "pool.now_text" }));
        Assert.That(Changed(before, after, "pool"), Has.Exactly(2).Items.And.Some.EqualTo("pool.gone is gone")
            .And.Some.StartsWith("pool.now_text was "));
    }

    [Test]
    public void A_release_is_frozen_once()
    {
        if (Environment.GetEnvironmentVariable("PROXMOX_FREEZE") is not { Length: > 0 } release)
        {
            Assert.Ignore("Only who makes a release freezes it: PROXMOX_FREEZE=0.2.");
            return;
        }

        var file = Path.Combine(Folder, $"{release}.jsonl");
        Assert.That(file, Does.Not.Exist);
        File.WriteAllText(file, string.Concat(
            Catalogs.All.Resources.Select(resource => FrozenState.Of(release, resource).Write() + "\n")), new UTF8Encoding(false));
    }

    [Test]
    public void What_is_frozen_is_as_it_was_written() => Assert.That(
        Directory.EnumerateFiles(Folder, "*.jsonl").SelectMany(File.ReadLines)
            .Where(line => FrozenState.Read("any", line).Write() != line).Select(line => line[..60]),
        Is.Empty);

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Host.IsValueCreated)
        {
            await (await Host.Value).DisposeAsync();
        }
    }

    private static IEnumerable<string> Changed(CtyType before, CtyType? after, string at) => (before, after) switch
    {
        (_, null) => [$"{at} is gone"],
        (CtyType.Object old, CtyType.Object next) => old.Attributes.SelectMany(
            attribute => Changed(attribute.Value, next.Attributes.GetValueOrDefault(attribute.Key), $"{at}.{attribute.Key}")),
        (CtyType.List old, CtyType.List next) => Changed(old.Element, next.Element, $"{at}[]"),
        (CtyType.Map old, CtyType.Map next) => Changed(old.Element, next.Element, $"{at}[]"),
        _ => before == after ? [] : [$"{at} was {before} and is {after}"],
    };
}
