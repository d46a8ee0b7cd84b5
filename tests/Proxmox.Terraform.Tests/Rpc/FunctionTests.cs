using System.Text;
using Proxmox.Model.Values;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Tests.Fakes;
using Proxmox.Terraform.Wire;

namespace Proxmox.Terraform.Tests.Rpc;

/// <summary>Functions: they need no configuration, and answer whatever they are given.</summary>
public sealed class FunctionTests
{
    [Test]
    public async Task A_signature_has_the_types_of_the_parameters_and_of_the_result()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        var functions = (await host.Client.GetProviderSchemaAsync(new())).Functions;

        var repeat = functions["word_repeat"];
        Assert.That(repeat.Parameters.Select(parameter => (parameter.Name, Text(parameter.Type), parameter.AllowNullValue,
            parameter.AllowUnknownValues)), Is.EqualTo(new[] { ("word", "\"string\"", false, false) }));
        Assert.That(repeat.VariadicParameter.AllowNullValue, Is.True);
        Assert.That((repeat.VariadicParameter.Name, Text(repeat.VariadicParameter.Type)), Is.EqualTo(("times", "\"number\"")));
        Assert.That((Text(repeat.Return.Type), repeat.Summary), Is.EqualTo(("\"string\"", "Says a word again.")));
        Assert.That(Text(functions["greet"].Parameters.Single().Type), Is.EqualTo("\"dynamic\""));
        Assert.That(Text(functions["greet"].Return.Type),
            Is.EqualTo("""["object",{"age":"number","name":"string","titles":["set","string"]}]"""));
    }

    [Test]
    public async Task A_call_answers_without_a_configuration()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        Assert.That(await CallAsync(host, "word_repeat", Value.Of("ha")), Is.EqualTo("ha"));
        Assert.That(await CallAsync(host, "word_repeat", Value.Of("ha"), Value.Of(3)), Is.EqualTo("hahaha"));
    }

    [Test]
    public async Task What_is_not_known_yet_gives_what_is_not_known_yet()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        var answer = await host.Client.CallFunctionAsync(new()
        {
            Name = "word_repeat",
            Arguments = { DynamicValueCodec.Write(Value.Unknown, CtyType.String) },
        });

        Assert.That(DynamicValueCodec.Read(answer.Result, CtyType.String), Is.EqualTo(Value.Unknown));
    }

    [TestCase("Ha", null, 0, "word must be a word of small letters, but is \"Ha\"")]
    [TestCase("ha", 10, 1, "times must be between 1 and 9, but is 10")]
    [TestCase("quiet", null, 0, "word is never said")]
    [TestCase(null, null, 0, "word is missing")]
    public async Task A_wrong_argument_is_pointed_at(string? word, int? times, int place, string text)
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        var error = await FailAsync(host, "word_repeat", times is { } number ? [Value.Of(word), Value.Of(number)] : [Value.Of(word)]);

        Assert.That((error.FunctionArgument, error.Text), Is.EqualTo(((long)place, text)));
    }

    [Test]
    public async Task An_exception_is_told_as_a_bug()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        Assert.That((await FailAsync(host, "word_repeat", [Value.Of("bug")])).Text, Does.Contain("bug").And.Contain("broken"));
    }

    [TestCase(0)]
    [TestCase(3)]
    public async Task A_wrong_number_of_arguments_is_told(int count)
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        var error = await FailAsync(host, "word_repeat", [.. Enumerable.Repeat(Value.Of("ha"), count)]);

        Assert.That(error.Text,
            Is.EqualTo($"word_repeat takes word, times, of which times may be left out, but was given {count} arguments"));
        Assert.That(error.HasFunctionArgument, Is.False);
    }

    [Test]
    public async Task An_object_may_leave_out_attributes_and_give_a_list_for_a_set()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);
        var given = new DynamicValue
        {
            // What a host sends for { name = "eve", titles = ["dr"] }.
            Json = Google.Protobuf.ByteString.CopyFromUtf8(
                """{"type":["object",{"name":"string","titles":["tuple",["string"]]}],"value":{"name":"eve","titles":["dr"]}}"""),
        };

        var answer = await host.Client.CallFunctionAsync(new() { Name = "greet", Arguments = { given } });

        Assert.That(answer.Error, Is.Null);
        Assert.That(DynamicValueCodec.Read(answer.Result, CtyType.Of(FakeCatalog.Greet.Result.Type)),
            Is.EqualTo(Value.Object(("name", "eve"), ("age", Value.Null), ("titles", Value.Set("dr")))));
    }

    [TestCase("""{"type":["object",{"nane":"string"}],"value":{"nane":"eve"}}""", "whom has no attribute nane. Did you mean name?")]
    [TestCase("""{"type":["object",{"age":"number"}],"value":{"age":7}}""", "whom.name is missing")]
    [TestCase("""{"type":["object",{"name":"string","age":"string"}],"value":{"name":"eve","age":"old"}}""",
        "whom.age must be a number, but is \"old\"")]
    [TestCase("""{"type":"string","value":"eve"}""", "whom must be an object, but is \"eve\"")]
    public async Task What_a_host_does_not_check_of_an_object_is_checked(string json, string text)
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        var answer = await host.Client.CallFunctionAsync(
            new() { Name = "greet", Arguments = { new DynamicValue { Json = Google.Protobuf.ByteString.CopyFromUtf8(json) } } });

        Assert.That((answer.Error.FunctionArgument, answer.Error.Text), Is.EqualTo((0L, text)));
    }

    private static async Task<string?> CallAsync(Attached host, string name, params Value[] arguments)
    {
        var answer = await host.Client.CallFunctionAsync(Request(name, arguments));
        Assert.That(answer.Error, Is.Null);
        return DynamicValueCodec.Read(answer.Result, CtyType.String).AsText();
    }

    private static async Task<FunctionError> FailAsync(Attached host, string name, Value[] arguments)
    {
        var answer = await host.Client.CallFunctionAsync(Request(name, arguments));
        Assert.That(answer.Result, Is.Null);
        return answer.Error;
    }

    private static CallFunction.Types.Request Request(string name, Value[] arguments) => new()
    {
        Name = name,
        Arguments = { arguments.Select(argument => DynamicValueCodec.Write(
            argument, argument.Kind == ValueKind.Number ? CtyType.Number : CtyType.String)) },
    };

    private static string Text(Google.Protobuf.ByteString type) => Encoding.UTF8.GetString(type.Span);
}
