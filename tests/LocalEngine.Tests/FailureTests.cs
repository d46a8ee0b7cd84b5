using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proxmox.LocalEngine.Tests.Fakes;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;
using Status = Grpc.Core.Status;

namespace Proxmox.LocalEngine.Tests;

[TestFixture]
public sealed class FailureTests
{
    [Test]
    public async Task A_failed_create_records_nothing_and_stops_what_comes_after()
    {
        await using var test = await TestStack.StartAsync(provider =>
            provider.OnCreate = _ => throw new RpcException(new Status(StatusCode.FailedPrecondition, "the pool is locked")));
        var result = await test.FailAsync(async context =>
        {
            await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty);
            await context.RegisterAsync(TestStack.Thing, "b", PropertyObject.Empty);
        });
        Assert.Multiple(() =>
        {
            Assert.That(result.Errors, Is.EqualTo(["the pool is locked"]));
            Assert.That(result.Diagnostics.Single().Urn, Is.EqualTo(TestStack.UrnOf("a")));
            Assert.That(test.Provider.Methods.Count(method => method == "Create"), Is.EqualTo(1));
            Assert.That(test.Stack.Snapshot.Find("a"), Is.Null);
            Assert.That(test.Stack.Snapshot.Pending, Is.Empty);
            Assert.That(result.StepOf("a")!.Error, Is.EqualTo("the pool is locked"));
        });
    }

    [Test]
    public async Task What_is_under_way_when_something_fails_is_waited_for_and_recorded()
    {
        TaskCompletionSource failing = new();
        await using var test = await TestStack.StartAsync(provider => provider.OnCreate = async request =>
        {
            if (request.Name == "bad")
            {
                while (!provider.Of<CreateRequest>().Any(create => create.Name == "slow"))
                {
                    await Task.Delay(10);
                }

                failing.SetResult();
                throw new RpcException(new Status(StatusCode.FailedPrecondition, "no"));
            }

            await failing.Task;
            await Task.Delay(300);
            return new() { Id = "slow", Properties = request.Properties };
        });
        await test.FailAsync(context => Task.WhenAll(
            context.RegisterAsync(TestStack.Thing, "slow", PropertyObject.Empty),
                context.RegisterAsync(TestStack.Thing, "bad", PropertyObject.Empty)));
        Assert.That(test.Stack.Snapshot.Find("slow")!.Id, Is.EqualTo("slow"));
        Assert.That(test.Stack.Snapshot.Pending, Is.Empty);
    }

    [Test]
    public async Task A_half_made_resource_is_recorded_with_its_reasons_and_updated_next_time_though_nothing_changed()
    {
        await using var test = await TestStack.StartAsync(provider =>
            provider.OnCreate = _ => throw HalfMade("id-7", OnWire.Of(("size", Value.ForNumber(3))), "the task failed"));
        var failed = await test.FailAsync(TestStack.One(PropertyObject.Of(("size", 3))));
        var recorded = test.Stack.Snapshot.Find("a")!;
        Assert.Multiple(() =>
        {
            Assert.That(failed.Errors, Is.EqualTo(["1 error occurred:\n\t* the task failed"]));
            Assert.That(recorded.Id, Is.EqualTo("id-7"));
            Assert.That(recorded.InitErrors, Is.EqualTo(["the task failed"]));
            Assert.That(recorded.Outputs["size"], Is.EqualTo((PropertyValue)3));
        });

        test.Provider.OnCreate = null;
        var mended = await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 3))));
        Assert.That(TestStack.Told(mended), Is.EqualTo(["Update a"]));
        Assert.That(test.Stack.Snapshot.Find("a")!.InitErrors, Is.Empty);
    }

    [Test]
    public async Task A_half_made_update_keeps_the_old_inputs_and_the_new_outputs()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 3))));
        test.Provider.OnUpdate = _ => throw HalfMade("id-1", OnWire.Of(("size", Value.ForNumber(4))), "not all of it");
        await test.FailAsync(TestStack.One(PropertyObject.Of(("size", 4))));
        var recorded = test.Stack.Snapshot.Find("a")!;
        Assert.Multiple(() =>
        {
            Assert.That(recorded.Inputs["size"], Is.EqualTo((PropertyValue)3));
            Assert.That(recorded.Outputs["size"], Is.EqualTo((PropertyValue)4));
            Assert.That(recorded.InitErrors, Is.EqualTo(["not all of it"]));
        });
    }

    [Test]
    public async Task A_failed_delete_keeps_the_record()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Empty));
        test.Provider.OnDelete = _ => throw new RpcException(new Status(StatusCode.FailedPrecondition, "in use"));
        var result = await test.Stack.DestroyAsync();
        Assert.Multiple(() =>
        {
            Assert.That(result.Succeeded, Is.False);
            Assert.That(result.Errors, Is.EqualTo(["in use"]));
            Assert.That(test.Stack.Snapshot.Find("a"), Is.Not.Null);
            Assert.That(test.Stack.Snapshot.Resources.Select(state => state.Type), Does.Contain("pulumi:providers:fake"),
                "the provider goes last");
        });
    }

    [Test]
    public async Task An_empty_id_is_an_error()
    {
        await using var test = await TestStack.StartAsync(provider => provider.OnCreate = _ => Task.FromResult(new CreateResponse()));
        var result = await test.FailAsync(TestStack.One(PropertyObject.Empty));
        Assert.That(result.Errors, Has.One.Contains("empty resource.ID"));
    }

    [Test]
    public async Task All_failures_of_a_check_are_told_and_secrets_in_them_are_not()
    {
        await using var test = await TestStack.StartAsync(provider => provider.OnCheck = request => new()
        {
            Inputs = request.News,
            Failures = { new CheckFailure { Property = "disks[0].size", Reason = "too big" },
                new CheckFailure { Property = "key", Reason = "too short" }, new CheckFailure { Reason = "and all in all" } },
        });
        var result = await test.FailAsync(TestStack.One(PropertyObject.Of(
            ("disks", PropertyValue.List(PropertyObject.Of(("size", 7)))), ("key", PropertyValue.Secret("canary")))));
        Assert.That(result.Errors, Is.EqualTo(
        [
            "fake:index:Thing resource 'a': property disks[0].size value {7} has a problem: too big",
            "fake:index:Thing resource 'a': property key value {[secret]} has a problem: too short",
            "fake:index:Thing resource 'a' has a problem: and all in all",
        ]));
        Assert.That(test.Provider.Methods, Does.Not.Contain("Create"));
    }

    [Test]
    public async Task Missing_configuration_is_told_key_by_key()
    {
        await using var test = await TestStack.StartAsync(provider => provider.OnConfigure = _ =>
            throw WithDetail(StatusCode.InvalidArgument, new ConfigureErrorMissingKeys
            {
                MissingKeys = { new ConfigureErrorMissingKeys.Types.MissingKey { Name = "fake:endpoint", Description = "where it is" } },
            }));
        var result = await test.FailAsync(TestStack.One(PropertyObject.Empty));
        Assert.That(result.Errors.Single(), Does.Contain("missing required configuration key \"fake:endpoint\": where it is").And.Contain(
            "pulumi config set fake:endpoint"));
    }

    [Test]
    public async Task A_failed_configuration_shows_up_where_the_provider_is_used()
    {
        await using var test = await TestStack.StartAsync(
            provider => provider.OnConfigure = _ => throw new RpcException(new Status(StatusCode.Unauthenticated, "wrong password")));
        var result = await test.FailAsync(TestStack.One(PropertyObject.Empty));
        Assert.That(result.Diagnostics.Select(message => (message.Urn, message.Message)),
            Is.EqualTo([(TestStack.UrnOf("a"), "wrong password")]));
    }

    [Test]
    public async Task A_failed_check_of_the_configuration_names_the_property()
    {
        await using var test = await TestStack.StartAsync(provider =>
            provider.OnCheckConfig = _ => new() { Failures = { new CheckFailure { Property = "endpoint", Reason = "is no address" } } });
        var result = await test.FailAsync(TestStack.One(PropertyObject.Empty));
        Assert.That(result.Errors,
            Is.EqualTo(["pulumi:providers:fake resource 'default': property endpoint value {} has a problem: is no address"]));
        Assert.That(test.Provider.Methods, Does.Not.Contain("Configure"));
    }

    [Test]
    public async Task A_program_that_throws_deletes_nothing_and_what_is_under_way_is_recorded()
    {
        await using var test = await TestStack.StartAsync(provider => provider.OnCreate = async request =>
        {
            if (request.Name == "b")
            {
                await Task.Delay(300);
            }

            return new() { Id = request.Name, Properties = request.Properties };
        });
        await test.UpAsync(TestStack.One(PropertyObject.Empty));
        Assert.That(
            () => test.Stack.UpAsync(new Programs.InProcessProgram(async context =>
            {
                _ = context.RegisterAsync(TestStack.Thing, "b", PropertyObject.Empty);
                while (!test.Provider.Of<CreateRequest>().Any(create => create.Name == "b"))
                {
                    await Task.Delay(10);
                }

                throw new InvalidOperationException("a bug");
            })),
            Throws.InvalidOperationException);
        Assert.That(test.Stack.Snapshot.Resources.Where(state => state.Type == TestStack.Thing).Select(state => state.Name),
            Is.EquivalentTo(["a", "b"]));
    }

    private static RpcException HalfMade(string id, Struct properties, params string[] reasons) =>
        WithDetail(StatusCode.Unknown, new ErrorResourceInitFailed { Id = id, Properties = properties, Reasons = { reasons } });

    private static RpcException WithDetail(StatusCode code, IMessage detail)
    {
        Google.Rpc.Status status = new() { Code = (int)code, Message = "with details", Details = { Any.Pack(detail) } };
        return new(new Status(code, status.Message), [new Metadata.Entry("grpc-status-details-bin", status.ToByteArray())]);
    }
}
