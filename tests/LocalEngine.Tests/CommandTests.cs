using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Proxmox.Grpc;
using Proxmox.LocalEngine.CommandLine;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.Tests.Fakes;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Tests;

/// <summary>What a person writes and sees. The record comes from programs in this process, for the command starts others.</summary>
[TestFixture]
public sealed class CommandTests
{
    private string _folder = "";
    private ScriptedProvider _provider = new();
    private GrpcServer? _server;

    [SetUp]
    public async Task Start()
    {
        _folder = Directory.CreateTempSubdirectory("local-engine-").FullName;
        await File.WriteAllTextAsync(Path.Combine(_folder, "Pulumi.yaml"), "name: \"story\" # a comment\nruntime: dotnet\n");
        _provider = new();
        _server = await GrpcServer.StartAsync(new() { Services = [binder => ResourceProvider.BindService(binder, _provider)] });
    }

    [TearDown]
    public async Task Stop()
    {
        await _server!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task A_refresh_shows_what_was_changed_and_hides_secrets()
    {
        await RecordAsync(PropertyObject.Of(("size", 1), ("gone", "x"), ("key", PropertyValue.Secret("canary")), ("__own", true)));
        var live = _provider.Objects["id-1"];
        live.Fields["size"] = Value.ForNumber(2);
        live.Fields["key"] = OnWire.Secret(Value.ForString("other-canary"));
        live.Fields.Remove("gone");
        (var code, var output) = await RunAsync("refresh");
        Assert.That((code, output), Is.EqualTo((ExitCodes.Success, """
             ~ fake:index:Thing a
                 - gone : "x"
                 ~ key : [secret] => [secret]
                 ~ size : 1 => 2
            refresh: ~ 1 updated, 1 unchanged

            """)));
    }

    [Test]
    public async Task Unexpected_changes_have_an_exit_code_of_their_own()
    {
        await RecordAsync(PropertyObject.Of(("size", 1)));
        Assert.That((await RunAsync("refresh", "--expect-no-changes")).Code, Is.EqualTo(ExitCodes.Success));
        _provider.Objects.Clear();
        (var code, var output) = await RunAsync("refresh", "--preview-only", "--expect-no-changes");
        Assert.That(code, Is.EqualTo(ExitCodes.UnexpectedChanges));
        Assert.That(output, Does.Contain("refresh: - 1 to delete, 1 unchanged\nerror: no changes were expected"));
    }

    [Test]
    public async Task An_import_shows_the_inputs_that_a_program_must_give()
    {
        _provider.Objects["mine"] = OnWire.Of(("size", Value.ForNumber(1)), ("name", Value.ForString("x")), ("serial", Value.ForNumber(5)));
        (var code, var output) = await RunAsync("import", TestStack.Thing, "a", "mine");
        Assert.That(code, Is.EqualTo(ExitCodes.Success));
        Assert.That(output, Does.EndWith(
            "import: + 1 created, = 1 imported\nfake:index:Thing a (mine) has these inputs:\n    name : \"x\"\n    size : 1\n"));
        Assert.That((await RunAsync("stack")).Output, Does.Contain("fake:index:Thing a mine (protected)"));
        Assert.That((await RunAsync("destroy")).Code, Is.EqualTo(ExitCodes.Failure));
    }

    [Test]
    public async Task A_file_lists_what_is_imported()
    {
        _provider.Objects["mine"] = OnWire.Of(("size", Value.ForNumber(1)), ("name", Value.ForString("x")), ("serial", Value.ForNumber(5)));
        _provider.Objects["yours"] = _provider.Objects["mine"];
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $$"""
            {"resources": [{"type": "{{TestStack.Thing}}", "name": "a", "id": "mine"}, {"type": "{{TestStack.Thing}}", "name": "b", "id": "yours"}]}
            """);
        (var code, var output) = await RunAsync("import", "--file", file, "--protect", "false");
        File.Delete(file);
        Assert.That(code, Is.EqualTo(ExitCodes.Success));
        Assert.That(output, Does.EndWith("import: + 1 created, = 2 imported\n"));
    }

    [Test]
    public async Task A_failed_import_says_why()
    {
        (var code, var output) = await RunAsync("import", TestStack.Thing, "a", "nobody");
        Assert.That(code, Is.EqualTo(ExitCodes.Failure));
        Assert.That(output, Does.Contain("error: fake:index:Thing a: resource 'nobody' does not exist").And.Contain("import failed"));
    }

    [Test]
    public async Task Destroying_deletes_what_is_recorded()
    {
        await RecordAsync(PropertyObject.Of(("size", 1)));
        Assert.That((await RunAsync("destroy", "--preview-only")).Output, Does.EndWith("destroy: - 2 to delete\n"));
        Assert.That(_provider.Objects, Has.Count.EqualTo(1));
        Assert.That((await RunAsync("destroy", "--yes")).Output, Does.EndWith("destroy: - 2 deleted\n"));
        Assert.That(_provider.Objects, Is.Empty);
    }

    [Test]
    public async Task Scripts_get_one_object_without_secrets()
    {
        await RecordAsync(PropertyObject.Of(("size", 1), ("key", PropertyValue.Secret("canary"))));
        _provider.Objects["id-1"].Fields["size"] = Value.ForNumber(2);
        (_, var output) = await RunAsync("refresh", "--json");
        var written = JsonNode.Parse(output)!;
        var step = written["steps"]!.AsArray().Single(step => (string)step!["op"]! == "update")!;
        Assert.Multiple(() =>
        {
            Assert.That((bool)written["succeeded"]!, Is.True);
            Assert.That(written["changes"]!.ToJsonString(), Is.EqualTo("""{"same":1,"update":1}"""));
            Assert.That((double)step["new"]!["inputs"]!["size"]!, Is.EqualTo(2));
            Assert.That((string)step["detailedDiff"]!["size"]!["kind"]!, Is.EqualTo("Update"));
            Assert.That((string)step["old"]!["inputs"]!["key"]!, Is.EqualTo("[secret]"));
            Assert.That(output, Does.Not.Contain("canary"));
        });
    }

    [Test]
    public async Task A_program_of_its_own_is_run_and_heard()
    {
        (var code, var output) = await RunAsync("up", "--", "/bin/sh", "-c", "echo hello $PULUMI_PROJECT $PULUMI_STACK; exit 3");
        Assert.That(code, Is.EqualTo(ExitCodes.Failure));
        Assert.That(output, Is.EqualTo(
            "hello story dev\nerror: an unhandled error occurred: Program exited with non-zero exit code: 3\nup failed: nothing to do\n"));
    }

    [Test]
    public async Task Settings_are_recorded_and_secret_ones_not_shown()
    {
        await RunAsync("config", "set", "fake:token", "canary", "--secret");
        await RunAsync("config", "set", "size", "3");
        Assert.That((await RunAsync("config")).Output, Is.EqualTo("fake:token = [secret]\nstory:size = 3\n"));
        Assert.That(await File.ReadAllTextAsync(StateFile), Does.Not.Contain("canary"));
        await RunAsync("config", "rm", "size");
        Assert.That((await RunAsync("config", "-c", "other=1")).Output, Is.EqualTo("fake:token = [secret]\nstory:other = 1\n"));
    }

    [Test]
    public async Task A_schema_is_printed()
    {
        Assert.That(await RunAsync("schema", "fake"), Is.EqualTo((ExitCodes.Success, "{}\n")));
        Assert.That(_provider.Methods, Does.Not.Contain("Configure"));
    }

    [TestCase("plugins:\n  providers:\n    - name: own\n      path: bin\n")]
    [TestCase("# ours\nplugins:\n    analyzers: []\n    providers: # ours too\n    - path: ./bin/\n      name: 'own'\n    languages:\n    "
        + "- name: other\n      path: nowhere\nconfig:\n  name: x\n")]
    public async Task A_provider_is_found_where_the_project_file_says(string lines)
    {
        await AddPluginAsync(lines);
        File.Copy("/bin/true", Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName + "/pulumi-resource-own");

        StringWriter errors = new();
        var code = await Commands.RunAsync(["-C", _folder, "schema", "own"], TextWriter.Null, errors);

        Assert.That(code, Is.EqualTo(ExitCodes.Failure));
        Assert.That(errors.ToString(), Does.Not.Contain("no resource plugin").And.Contain("own"), "it was started, and is no provider");
    }

    [TestCase("plugins:\n  providers:\n    - name: own\n      path: bin\n")]
    [TestCase("plugins:\n  providers:\n    - path: bin\n")]
    public async Task A_provider_of_the_project_file_that_is_not_there_is_told(string lines)
    {
        await AddPluginAsync(lines);

        StringWriter errors = new();
        var code = await Commands.RunAsync(["-C", _folder, "schema", "own"], TextWriter.Null, errors);

        Assert.That(code, Is.EqualTo(ExitCodes.WrongUse));
        Assert.That(errors.ToString(), Does.Contain("Pulumi.yaml").And.Contain(Path.Combine(_folder, "bin")));
    }

    [Test]
    public async Task Whoever_asks_for_help_is_told_what_not_to_use_it_for()
    {
        (var code, var output) = await RunAsync("--help");
        Assert.That(code, Is.EqualTo(ExitCodes.Success));
        Assert.That(output,
            Does.Contain("to manage anything real, use pulumi").And.Contain("--project-folder").And.Contain("import <TYPE NAME ID>"));
    }

    [TestCase("up", "'PROGRAM' missing for command: 'up'")]
    [TestCase("import", "Give TYPE, NAME and ID, or --file.")]
    [TestCase("import --file some.json a:b:C one 1", "Give TYPE, NAME and ID, or --file.")]
    [TestCase("fly", "Unrecognized command or argument 'fly'")]
    [TestCase("--fly", "Unrecognized command or argument '--fly'")]
    [TestCase("stack --stack", "argument missing for option: '--stack'")]
    [TestCase("stack --attach fake", "write name:port")]
    [TestCase("stack --provider some-binary", "NAME=EXECUTABLE")]
    [TestCase("stack --config x", "KEY=VALUE")]
    [TestCase("stack --parallel 0", "not a number of operations")]
    public async Task What_cannot_be_understood_is_told_with_the_usage(string line, string why)
    {
        StringWriter errors = new();
        var code = await Commands.RunAsync(["-C", _folder, .. line.Split(' ')], TextWriter.Null, errors);
        Assert.That(code, Is.EqualTo(ExitCodes.WrongUse));
        Assert.That(errors.ToString(), Does.Contain(why).And.Contain("Usage:").And.Contain("--project-folder"));
    }

    private string StateFile => Path.Combine(_folder, ".local-engine", "dev.json");

    private Task AddPluginAsync(string lines) => File.AppendAllTextAsync(Path.Combine(_folder, "Pulumi.yaml"), lines);

    private async Task RecordAsync(PropertyObject inputs)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(StateFile)!);
        using var stack = Stack.Open(
            new() { Project = "story", StateFile = StateFile, Plugins = [new Plugins.AttachedPlugin("fake", _server!.Address)] });
        Assert.That((await stack.UpAsync(new InProcessProgram(TestStack.One(inputs)))).Succeeded, Is.True);
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] line)
    {
        StringWriter output = new();
        StringWriter errors = new();
        var code = await Commands.RunAsync(["-C", _folder, "--attach", $"fake:{_server!.Address.Port}", .. line], output, errors);
        Assert.That(errors.ToString(), Is.Empty);
        return (code, output.ToString());
    }
}
