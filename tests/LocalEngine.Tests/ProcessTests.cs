using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Grpc.Core;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Tests.Fakes;
using Proxmox.LocalEngine.Wire;

namespace Proxmox.LocalEngine.Tests;

/// <summary>Providers and programs with processes of their own.</summary>
[TestFixture]
public sealed class ProcessTests
{
    private string _folder = "";

    private static ExecutablePlugin Fake => new("fake", typeof(ProcessTests).Assembly.Location);

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("local-engine-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_provider_is_started_with_the_engines_address_and_ended()
    {
        using var stack = Stack.Open(new()
        {
            Plugins = [Fake with { Environment = Fake.Environment.Add("FAKE_NOTES", Notes) }],
            Config = Config("fake:key", "value")
        });
        var result = await stack.UpAsync(new InProcessProgram(TestStack.One(PropertyObject.Of(("size", 1)))));
        Assert.That(result.Succeeded, Is.True, string.Join('\n', result.Diagnostics));
        var notes = await File.ReadAllLinesAsync(Notes);
        Assert.Multiple(() =>
        {
            Assert.That(stack.Snapshot.Find("a")!.Id, Is.EqualTo("id-1"));
            Assert.That(notes[0], Does.Match(@"^127\.0\.0\.1:\d+$"), "its only argument");
            Assert.That(notes[1], Is.EqualTo("test"));
            Assert.That(notes[2], Is.EqualTo("""{"key":"value"}"""));
            Assert.That(() => Process.GetProcessById(int.Parse(notes[3])), Throws.ArgumentException, "it is gone");
        });
    }

    [Test]
    public async Task A_provider_that_dies_in_mid_create_fails_the_update_and_what_was_done_before_is_kept()
    {
        var state = Path.Combine(_folder, "state.json");
        using var stack = Stack.Open(
            new() { StateFile = state, Plugins = [Fake with { Environment = Fake.Environment.Add("FAKE_DIES_IN_CREATE_OF", "b") }] });
        var result = await stack.UpAsync(new InProcessProgram(async context =>
        {
            await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty);
            await context.RegisterAsync(TestStack.Thing, "b", PropertyObject.Empty);
        }));
        using var again = Stack.Open(new() { StateFile = state });
        Assert.Multiple(() =>
        {
            Assert.That(result.Succeeded, Is.False);
            Assert.That(result.StepOf("b")!.Error, Is.Not.Empty);
            Assert.That(result.Errors, Has.Some.Contains("exited prematurely"));
            Assert.That(again.Snapshot.Find("a")!.Id, Is.EqualTo("id-1"));
            Assert.That(again.Snapshot.Find("b"), Is.Null);
        });
    }

    [Test]
    public async Task A_provider_that_writes_something_else_than_a_port_is_told_with_what_it_wrote()
    {
        using var stack = Stack.Open(new() { Plugins = [Script("echo Building...; echo it hurts >&2")] });
        var result = await stack.UpAsync(new InProcessProgram(TestStack.One(PropertyObject.Empty)));
        Assert.That(result.Errors, Has.One.Contains("wrote an invalid port to stdout: Building...").And.One.Contains("it hurts"));
    }

    [Test]
    public async Task A_provider_that_ends_without_a_word_is_told()
    {
        using var stack = Stack.Open(new() { Plugins = [Script("exit 3")] });
        var result = await stack.UpAsync(new InProcessProgram(TestStack.One(PropertyObject.Empty)));
        Assert.That(result.Errors, Has.One.Contains("wrote no port to stdout"));
    }

    [Test]
    public async Task A_provider_that_is_not_there_is_told()
    {
        using var stack = Stack.Open(new() { Plugins = [new ExecutablePlugin("fake", Path.Combine(_folder, "nothing"))] });
        var missing = await stack.UpAsync(new InProcessProgram(TestStack.One(PropertyObject.Empty)));
        using var without = Stack.Open(new());
        var unknown = await without.UpAsync(new InProcessProgram(TestStack.One(PropertyObject.Empty)));
        Assert.That(missing.Errors, Has.One.Contains("could not be started"));
        Assert.That(unknown.Errors, Has.One.Contains("no resource plugin 'fake' found"));
    }

    [TestCase("4711\n", ExpectedResult = 4711)]
    [TestCase("4711\r\nmore", ExpectedResult = 4711)]
    [TestCase("\u001b]9;4;3;\u001b\\4711\u001b]9;4;0;\u001b\\\n", ExpectedResult = 4711)]
    public async Task<int> The_port_is_the_first_line(string output) =>
        await PortLine.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(output)), "it", CancellationToken.None);

    [TestCase("0\n")]
    [TestCase("65536\n")]
    [TestCase("-1\n")]
    [TestCase("port 4711\n")]
    [TestCase("4711")]
    public void Anything_else_is_no_port(string output) =>
        Assert.That(() => PortLine.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(output)), "it", CancellationToken.None),
            Throws.TypeOf<PluginException>());

    [Test]
    public async Task A_program_finds_the_engine_by_its_environment()
    {
        ExecutableProgram program = new("/bin/sh", "-c", "env | grep ^PULUMI_ | sort; pwd");
        using var stack = Stack.Open(new()
        {
            Project = "p",
            Stack = "s",
            WorkingDirectory = _folder,
            Config = Config("p:open", "1").Add("p:hidden", new("2", Secret: true)),
        });
        var result = await stack.PreviewAsync(program, new() { Parallel = 3 });
        string[] lines = [.. result.Diagnostics.Select(message => message.Message)];
        Assert.Multiple(() =>
        {
            Assert.That(lines, Is.SupersetOf(new[]
            {
                "PULUMI_PROJECT=p", "PULUMI_STACK=s", "PULUMI_ORGANIZATION=organization", "PULUMI_DRY_RUN=true", "PULUMI_QUERY_MODE=false",
                    "PULUMI_PARALLEL=3",
                """PULUMI_CONFIG={"p:hidden":"2","p:open":"1"}""", """PULUMI_CONFIG_SECRET_KEYS=["p:hidden"]""", _folder,
            }));
            Assert.That(lines, Has.Some.Match(@"^PULUMI_MONITOR=127\.0\.0\.1:\d+$"));
            Assert.That(lines, Has.Some.Match(@"^PULUMI_ENGINE=127\.0\.0\.1:\d+$"));
        });
    }

    [TestCase(0, true, 0)]
    [TestCase(32, false, 0)]
    [TestCase(1, false, 1)]
    public async Task A_programs_exit_code_decides(int code, bool succeeds, int errors)
    {
        using var stack = Stack.Open(new());
        var result = await stack.UpAsync(new ExecutableProgram("/bin/sh", "-c", $"exit {code}"));
        Assert.That((result.Succeeded, result.Errors.Count()), Is.EqualTo((succeeds, errors)));
    }

    [Test]
    public async Task A_user_who_stops_is_heard_by_providers_and_what_they_still_did_is_kept()
    {
        using CancellationTokenSource stop = new();
        await using var test = await TestStack.StartAsync(provider => provider.OnCreate = async request =>
        {
            await stop.CancelAsync();
            while (!provider.Methods.Contains("Cancel"))
            {
                await Task.Delay(10);
            }

            return new() { Id = "late", Properties = request.Properties };
        });
        var result = await test.Stack.UpAsync(new InProcessProgram(async context =>
        {
            await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty);
            await context.RegisterAsync(TestStack.Thing, "b", PropertyObject.Empty);
        }), cancellationToken: stop.Token);
        Assert.Multiple(() =>
        {
            Assert.That(result.Errors, Is.EqualTo(["update canceled"]));
            Assert.That(test.Stack.Snapshot.Find("a")!.Id, Is.EqualTo("late"));
            Assert.That(test.Stack.Snapshot.Find("b"), Is.Null);
        });
    }

    [Test]
    public async Task An_engine_that_is_killed_in_mid_create_has_written_what_it_was_doing()
    {
        TaskCompletionSource reached = new();
        await using var test = await TestStack.StartAsync(provider => provider.OnCreate = async request =>
        {
            if (request.Name == "b")
            {
                reached.SetResult();
                await Task.Delay(TimeSpan.FromMinutes(1));
            }

            return new() { Id = request.Name, Properties = request.Properties };
        });
        var state = Path.Combine(_folder, "state.json");
        using var engine = Engine("up", "--project", "test", "--state", state, "--attach", $"fake:{test.Address.Port}", "--",
            typeof(ProcessTests).Assembly.Location);
        await reached.Task.WaitAsync(TimeSpan.FromMinutes(1));
        engine.Kill(entireProcessTree: true);
        await engine.WaitForExitAsync();

        using var stack = Stack.Open(new() { StateFile = state, Plugins = [new AttachedPlugin("fake", test.Address)] });
        Assert.That(stack.Snapshot.Find("a")!.Id, Is.EqualTo("a"));
        Assert.That(stack.Snapshot.Pending.Select(pending => (pending.Kind, pending.Resource.Urn)),
            Is.EqualTo([(PendingKind.Creating, TestStack.UrnOf("b"))]));
        test.Provider.OnCreate = null;
        var next = await stack.UpAsync(new InProcessProgram(TestStack.One(PropertyObject.Empty)));
        Assert.That(next.Warnings, Has.One.Contains($"{TestStack.UrnOf("b")}, interrupted while creating"));
    }

    [Test]
    public async Task A_program_of_its_own_registers_resources()
    {
        await using var test = await TestStack.StartAsync();
        var result = await test.Stack.UpAsync(new ExecutableProgram(typeof(ProcessTests).Assembly.Location));
        Assert.That(TestStack.Told(result), Is.EqualTo(["Create a", "Create b"]));
    }

    [Test]
    public async Task A_program_of_its_own_is_ended_when_the_deployment_fails()
    {
        await using var test = await TestStack.StartAsync(provider =>
            provider.OnCreate = _ => throw new RpcException(new(StatusCode.FailedPrecondition, "no")));
        var result = await test.Stack.UpAsync(new ExecutableProgram(typeof(ProcessTests).Assembly.Location));
        Assert.That(result.Errors, Is.EqualTo(["no"]), "and nothing of what the program makes of its end");
    }

    private static Process Engine(params string[] arguments)
    {
        ProcessStartInfo start = new(
            "dotnet", [typeof(Stack).Assembly.Location, .. arguments])
        { UseShellExecute = false, RedirectStandardOutput = true };
        return Process.Start(start)!;
    }

    private string Notes => Path.Combine(_folder, "notes");

    private static ImmutableSortedDictionary<string, ConfigValue> Config(string key, string value) =>
        ImmutableSortedDictionary.Create<string, ConfigValue>(StringComparer.Ordinal).Add(key, new(value));

    private ExecutablePlugin Script(string body)
    {
        var path = Path.Combine(_folder, "plugin.sh");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
            path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new("fake", path);
    }
}
