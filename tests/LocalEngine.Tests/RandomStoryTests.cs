using Grpc.Core;
using Proxmox.LocalEngine.Deployments;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Tests.Fakes;
using Proxmox.LocalEngine.Wire;

namespace Proxmox.LocalEngine.Tests;

/// <summary>Whatever programs follow each other and whatever fails on the way, nothing is lost and nothing is made up.</summary>
[TestFixture]
public sealed class RandomStoryTests
{
    private const int Names = 7;
    private const int Chapters = 6;

    private double _failing;

    [SetUp]
    public void SetFailures() => _failing = 0.12;

    [Test]
    public async Task The_record_and_the_world_agree_after_every_update([Range(1, 30)] int seed)
    {
        Random random = new(seed);
        await using var test = await TestStack.StartAsync(provider => provider.DeleteBeforeReplace = random.Next(2) == 0);
        DeploymentOptions options = new() { Parallel = seed % 3 == 0 ? 1 : 16 };
        FailSometimes(test.Provider, random);
        for (var chapter = 0; chapter < Chapters; chapter++)
        {
            var program = RandomProgram(random);
            var before = Describe(test.Stack.Snapshot);
            var preview = await test.Stack.PreviewAsync(new InProcessProgram(program));
            Assert.That(Describe(test.Stack.Snapshot), Is.EqualTo(before), "a preview changes nothing");
            Assert.That(preview.Succeeded, Is.True, string.Join('\n', preview.Diagnostics));
            await test.Stack.UpAsync(new InProcessProgram(program), options);
            Agrees(test);
        }

        var last = RandomProgram(random);
        _failing = 0;
        await test.UpAsync(last);
        Agrees(test);
        Assert.That((await test.PreviewAsync(last)).HasChanges, Is.False);
        Assert.That((await test.Stack.RefreshAsync()).HasChanges, Is.False);
        Assert.That((await test.Stack.DestroyAsync()).Succeeded, Is.True);
        Assert.That(test.Stack.Snapshot.Resources, Is.Empty);
        Assert.That(test.Provider.Objects, Is.Empty);
    }

    private void FailSometimes(ScriptedProvider provider, Random random)
    {
        Lock gate = new();
        bool Fails()
        {
            lock (gate)
            {
                return random.NextDouble() < _failing;
            }
        }

        provider.Refuse = preview =>
        {
            if (!preview && Fails())
            {
                throw new RpcException(new(StatusCode.FailedPrecondition, "not now"));
            }
        };
    }

    // Some of the names, each after those that it takes something from: what replaces it, what changes it, or only the order.
    private static Func<ProgramContext, Task> RandomProgram(Random random)
    {
        List<(string Name, int[] Sources, int Kind, int Size, int Identity)> resources = [];
        for (var i = 0; i < Names; i++)
        {
            if (random.Next(5) == 0)
            {
                continue;
            }

            int[] sources = [.. Enumerable.Range(0, resources.Count).Where(_ => random.Next(3) == 0)];
            resources.Add(($"r{i}", sources, random.Next(3), random.Next(3), random.Next(2)));
        }

        return async context =>
        {
            List<Task<RegisteredResource>> registered = [];
            foreach (var resource in resources)
            {
                registered.Add(RegisterAsync(context, resource, registered));
            }

            await Task.WhenAll(registered);
        };
    }

    private static async Task<RegisteredResource> RegisterAsync(
        ProgramContext context, (string Name, int[] Sources, int Kind, int Size, int Identity) resource,
            List<Task<RegisteredResource>> registered)
    {
        Task<RegisteredResource>[] awaited = [.. resource.Sources.Select(source => registered[source])];
        var inputs = PropertyObject.Of(("size", resource.Size), ("identity", resource.Identity));
        List<string> order = [];
        foreach (var source in await Task.WhenAll(awaited))
        {
            if (resource.Kind == 0)
            {
                inputs = inputs.With("identity", source["serial"]);
            }
            else if (resource.Kind == 1)
            {
                inputs = inputs.With("size", source["serial"]);
            }
            else
            {
                order.Add(source.Urn);
            }
        }

        return await context.RegisterAsync(TestStack.Thing, resource.Name, inputs, request => request.Dependencies.Add(order));
    }

    private static void Agrees(TestStack test)
    {
        var snapshot = test.Stack.Snapshot;
        ResourceState[] things = [.. snapshot.Resources.Where(state => state.Type == TestStack.Thing)];
        Assert.Multiple(() =>
        {
            Assert.That(things.Where(state => !state.PendingReplacement).Select(state => state.Id),
                Is.EquivalentTo(test.Provider.Objects.Keys), "each object is recorded once");
            Assert.That(things.Where(state => !state.Delete).Select(state => state.Urn), Is.Unique);
            Assert.That(snapshot.Pending, Is.Empty);
            foreach (var state in things.Where(state => !state.Delete && !state.PendingReplacement))
            {
                Assert.That(state.Outputs.Without("serial"), Is.EqualTo(state.Inputs), state.Urn);
                foreach (var urn in state.Dependencies)
                {
                    Assert.That(Array.FindIndex(things, other => other.Urn == urn),
                        Is.LessThan(Array.IndexOf(things, state)).And.GreaterThanOrEqualTo(0), $"{urn} comes before {state.Urn}");
                }
            }
        });
    }

    private static string Describe(Snapshot snapshot) =>
        string.Join('\n',
            snapshot.Resources.Select(state => $"{state} {state.Inputs} {state.Outputs} {state.Delete} {state.PendingReplacement}"));
}
