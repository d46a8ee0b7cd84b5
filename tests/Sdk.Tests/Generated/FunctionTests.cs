using Google.Protobuf.WellKnownTypes;
using Pulumi;
using Pulumi.Acme;
using Pulumi.Acme.Boxes;

namespace Sdk.Tests.Generated;

[NonParallelizable]
public sealed class FunctionTests
{
    private const string Disk = """{"size-gib":5,"class":"fast","labels":{"a":"b"},"parts":[{"level":1}]}""";

    [Test]
    public async Task A_function_with_an_answer_of_its_own_can_be_called_in_both_ways()
    {
        GetBoxResult? awaited = null;
        Output<GetBoxResult>? lifted = null;
        var recording = await Recording.RunAsync(
            () =>
            {
                awaited = GetBox.InvokeAsync(new() { Id = "1", Names = { "n" }, Disk = new() { SizeGib = 1 } }).GetAwaiter().GetResult();
                lifted = GetBox.Invoke(new() { Id = Output.Create("2"), Tags = { ["t"] = "u" }, Token = "t" });
            },
            _ => Wire.Struct($$$"""{"size":3,"disks":[{{{Disk}}}],"byName":{"x":{"key":"k"}},"mode":"fast"}"""));
        var (first, second) = (recording.Calls[0], recording.Calls[1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(awaited!.Size, Is.EqualTo(3));
            Assert.That(awaited.Disks[0].SizeGib, Is.EqualTo(5));
            Assert.That(awaited.Disks[0].Class, Is.EqualTo("fast"));
            Assert.That(awaited.Disks[0].Parts[0].Level, Is.EqualTo(Level.Low));
            Assert.That(awaited.ByName!["x"].Key, Is.EqualTo("k"));
            Assert.That(awaited.Mode, Is.EqualTo(Mode.Fast));
            Assert.That((first.Tok, first.Version, first.PluginDownloadURL),
                Is.EqualTo(("acme:box/getBox:getBox", "1.2.3", "https://acme.example/plugins/${VERSION}")));
            Assert.That(first.Args, Is.EqualTo(Wire.Struct("""{"id":"1","names":["n"],"disk":{"size-gib":1,"cache":"none"},"count":5}""")));
            Assert.That((await Pulumi.Utilities.OutputUtilities.GetValueAsync(lifted!)).Size, Is.EqualTo(3));
            Assert.That(second.Args.Fields["id"].StringValue, Is.EqualTo("2"));
            Assert.That(Wire.SecretOf(second.Args.Fields["token"])?.StringValue, Is.EqualTo("t"));
        }
    }

    [Test]
    public async Task An_answer_that_is_no_object_comes_as_the_only_member_of_one()
    {
        var (count, names) = (0, "");
        await Recording.RunAsync(
            () =>
            {
                count = CountBoxes.InvokeAsync().GetAwaiter().GetResult();
                names = string.Join(',', ListBoxes.InvokeAsync().GetAwaiter().GetResult());
            },
            token => token.EndsWith("countBoxes", StringComparison.Ordinal) ? Wire.Struct("""{"count":4}""") : Wire.Struct("""{"names":["a","b"]}"""));
        Assert.That((count, names), Is.EqualTo((4, "a,b")));
    }

    [Test]
    public async Task An_answer_of_a_shared_type_is_of_that_type()
    {
        Output<Pulumi.Acme.Boxes.Outputs.Disk>? disk = null;
        await Recording.RunAsync(() => disk = FindDisk.Invoke(), _ => Wire.Struct(Disk));
        Assert.That((await Pulumi.Utilities.OutputUtilities.GetValueAsync(disk!)).Labels,
            Is.EqualTo(new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "b" }));
    }

    [Test]
    public async Task A_function_without_an_answer_is_called_all_the_same()
    {
        var recording = await Recording.RunAsync(() => Ping.InvokeAsync(new() { Host = "h" }).GetAwaiter().GetResult(), _ => new Struct());
        Assert.That(recording.Calls.Single().Args, Is.EqualTo(Wire.Struct("""{"host":"h"}""")));
    }

    [Test]
    public async Task A_call_waits_for_what_its_options_name()
    {
        var recording = await Recording.RunAsync(
            () => Pulumi.Acme.Work.GetTask.Invoke(
                new InvokeOutputOptions { DependsOn = { new Box("box", Complete.Args()) }, Version = "9.9.9" }),
            _ => Wire.Struct("""{"name":"n"}"""));
        Assert.That(recording.Calls.Single().Version, Is.EqualTo("9.9.9"));
    }
}
