using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Proxmox.Pulumi.Tests.Fakes;
using Pulumirpc;

namespace Proxmox.Pulumi.Tests.Rpc;

/// <summary>
/// Holds every call to the messages in <c>Goldens/</c>, one file for each. A step is a call with its request and its response, or its
/// status, or a change that somebody makes in PVE by hand. The environment variable GOLDENS names a folder to write what is answered now
/// to.
/// </summary>
public sealed class GoldenTests
{
    private static readonly Marshaller<IMessage> Requests =
        new(message => message.ToByteArray(), _ => throw new NotSupportedException("Requests are only written."));
    private static readonly Marshaller<byte[]> Responses = new(bytes => bytes, bytes => bytes);

    private static IEnumerable<string> Calls => ResourceProvider.Descriptor.Methods.Select(method => method.Name);

    [Test]
    public async Task Every_call_answers_as_written_down([ValueSource(nameof(Calls))] string call)
    {
        await using var host = await Attached.StartAsync(change: options => options with { Schema = () => """{ "name": "proxmox" }""", Mapping = () => "{}"u8.ToArray() });
        var golden = JsonNode.Parse(Text(call))!.AsArray();
        var actual = new JsonArray();

        foreach (var step in golden)
        {
            actual.Add(await RunAsync(host, step!.AsObject()));
        }

        if (Environment.GetEnvironmentVariable("GOLDENS") is { Length: > 0 } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, call + ".json"), actual.Sorted() + "\n");
        }

        Assert.That(actual.Sorted(), Is.EqualTo(golden.Sorted()));
        Assert.That(golden.Select(step => step!["call"]?.ToString()), Has.Member(call));
    }

    private static string Text(string call)
    {
        using var stream = typeof(GoldenTests).Assembly.GetManifestResourceStream($"Goldens.{call}.json")
            ?? throw new AssertionException($"There is no file Goldens/{call}.json.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static async Task<JsonNode> RunAsync(Attached host, JsonObject step)
    {
        if (step["pve"] is { } path)
        {
            host.Pve.Add(path.ToString(), [.. step["holds"]!.AsObject().Select(entry => (entry.Key, entry.Value!.ToString()))]);
            return step.DeepClone();
        }

        var answer = new JsonObject { ["call"] = step["call"]!.ToString(), ["request"] = step["request"]!.DeepClone() };
        var method = ResourceProvider.Descriptor.FindMethodByName(step["call"]!.ToString());
        var request = new JsonParser(JsonParser.Settings.Default).Parse(step["request"]!.ToJsonString(), method.InputType);
        try
        {
            answer["response"] = method.IsServerStreaming ? await StreamAsync(host, method, request)
                : Json(method, await UnaryAsync(host, method, request));
        }
        catch (RpcException e)
        {
            answer["status"] = new JsonObject { ["code"] = e.StatusCode.ToString(), ["message"] = e.Status.Detail };
        }

        return answer;
    }

    private static async Task<byte[]> UnaryAsync(Attached host, MethodDescriptor method, IMessage request) =>
        await host.Channel.CreateCallInvoker().AsyncUnaryCall(Method(method, MethodType.Unary), null, default, request);

    private static async Task<JsonArray> StreamAsync(Attached host, MethodDescriptor method, IMessage request)
    {
        var messages = new JsonArray();
        using var call = host.Channel.CreateCallInvoker()
            .AsyncServerStreamingCall(Method(method, MethodType.ServerStreaming), null, default, request);
        while (await call.ResponseStream.MoveNext(default))
        {
            messages.Add(Json(method, call.ResponseStream.Current));
        }

        return messages;
    }

    private static Method<IMessage, byte[]> Method(MethodDescriptor method, MethodType type) =>
        new(type, method.Service.FullName, method.Name, Requests, Responses);

    private static JsonNode Json(MethodDescriptor method, byte[] bytes) =>
        JsonNode.Parse(JsonFormatter.Default.Format(method.OutputType.Parser.ParseFrom(bytes)))!;
}
