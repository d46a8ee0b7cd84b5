using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Proxmox.Grpc.Tests.Protocol;

namespace Proxmox.Grpc.Tests.Wire;

/// <summary>What the client sends, byte for byte, and what it makes of literal answers.</summary>
[CancelAfter(20_000)]
internal sealed class ClientWireTests
{
    private const string Hi = "00000000040a026869";

    [Test]
    public async Task A_call_is_a_POST_with_the_headers_of_the_protocol()
    {
        string body = "";
        Dictionary<string, string> headers = [];
        await using LiteralServer server = await LiteralServer.StartAsync(async context =>
        {
            headers = context.Request.Headers.ToDictionary(
                header => header.Key.ToLowerInvariant(),
                header => header.Value.ToString(),
                StringComparer.Ordinal);
            headers[":method"] = context.Request.Method;
            headers[":path"] = context.Request.Path;
            using MemoryStream copy = new();
            await context.Request.Body.CopyToAsync(copy);
            body = Convert.ToHexStringLower(copy.ToArray());
            await LiteralServer.Answer(Hi, ("grpc-status", "0"))(context);
        });

        Phrase answer = await server.Client.SayAsync(
            new() { Text = "hi" },
            new Metadata { { "Trace", "abc" }, { "raw-bin", [0xfb, 0xff] } });

        Assert.That(answer.Text, Is.EqualTo("hi"));
        Assert.That(body, Is.EqualTo(Hi));
        Assert.That(headers[":method"], Is.EqualTo("POST"));
        Assert.That(headers[":path"], Is.EqualTo("/proxmox.grpc.tests.Echo/Say"));
        Assert.That(headers["content-type"], Is.EqualTo("application/grpc"));
        Assert.That(headers["te"], Is.EqualTo("trailers"));
        Assert.That(headers["trace"], Is.EqualTo("abc"));
        Assert.That(headers["raw-bin"], Is.EqualTo("+/8"));
        Assert.That(headers, Does.Not.ContainKey("grpc-timeout"));
        Assert.That(headers, Does.Not.ContainKey("content-length"));
    }

    [Test]
    public async Task A_deadline_is_sent_as_what_is_left_of_it()
    {
        string timeout = "";
        await using LiteralServer server = await LiteralServer.StartAsync(context =>
        {
            timeout = context.Request.Headers["grpc-timeout"].ToString();
            return LiteralServer.Answer(Hi, ("grpc-status", "0"))(context);
        });

        await server.Client.SayAsync(new(), deadline: DateTime.UtcNow.AddHours(1));

        Assert.That(Proxmox.Grpc.Framing.GrpcTimeout.TryParse(timeout, out TimeSpan left), Is.True);
        Assert.That(left, Is.InRange(TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60.1)));
    }

    [Test]
    public async Task Headers_and_trailers_become_metadata()
    {
        await using LiteralServer server = await LiteralServer.StartAsync(context =>
        {
            context.Response.Headers["early"] = "1";
            return LiteralServer.Answer(Hi, ("grpc-status", "0"), ("late", "2"), ("late-bin", "AQ=="))(context);
        });

        using AsyncUnaryCall<Phrase> call = server.Client.SayAsync(new());
        await call;

        Assert.That((await call.ResponseHeadersAsync).GetValue("early"), Is.EqualTo("1"));
        Assert.That(call.GetTrailers().GetValue("late"), Is.EqualTo("2"));
        Assert.That(call.GetTrailers().GetValueBytes("late-bin"), Is.EqualTo([1]));
    }

    [Test]
    public async Task A_status_is_found_in_the_trailers_and_in_the_headers([Values] bool trailersOnly)
    {
        (string, string)[] block = [("grpc-status", "9"), ("grpc-message", "50%25 %C3%A9"), ("grpc-status-details-bin", "AQI")];
        await using LiteralServer server = await LiteralServer.StartAsync(
            trailersOnly ? LiteralServer.AnswerHeaders(block) : LiteralServer.Answer("", block));

        RpcException failure = await FailureAsync(server);

        Assert.That(failure.Status, Is.EqualTo(new Status(StatusCode.FailedPrecondition, "50% é")));
        Assert.That(failure.Trailers.GetValueBytes("grpc-status-details-bin"), Is.EqualTo([1, 2]));
    }

    [TestCase("99", StatusCode.Unknown)]
    [TestCase("-1", StatusCode.Unknown)]
    [TestCase("ok", StatusCode.Unknown)]
    [TestCase("16", StatusCode.Unauthenticated)]
    public async Task A_status_beyond_the_known_ones_is_unknown(string value, StatusCode status)
    {
        await using LiteralServer server = await LiteralServer.StartAsync(LiteralServer.Answer("", ("grpc-status", value)));

        Assert.That((await FailureAsync(server)).StatusCode, Is.EqualTo(status));
    }

    [TestCase(400, StatusCode.Internal)]
    [TestCase(401, StatusCode.Unauthenticated)]
    [TestCase(403, StatusCode.PermissionDenied)]
    [TestCase(404, StatusCode.Unimplemented)]
    [TestCase(415, StatusCode.Unknown)]
    [TestCase(429, StatusCode.Unavailable)]
    [TestCase(502, StatusCode.Unavailable)]
    [TestCase(503, StatusCode.Unavailable)]
    [TestCase(504, StatusCode.Unavailable)]
    [TestCase(500, StatusCode.Unknown)]
    public async Task An_HTTP_failure_has_a_status_too(int http, StatusCode status)
    {
        await using LiteralServer server = await LiteralServer.StartAsync(context =>
        {
            context.Response.StatusCode = http;
            return Task.CompletedTask;
        });

        Assert.That((await FailureAsync(server)).StatusCode, Is.EqualTo(status));
    }

    [TestCase("", "0", StatusCode.Internal, Description = "success without a response")]
    [TestCase(Hi + Hi, "0", StatusCode.Internal, Description = "two responses")]
    [TestCase("0000000005", "0", StatusCode.Internal, Description = "ends in the message")]
    [TestCase("0100000000", "0", StatusCode.Internal, Description = "compressed, no encoding named")]
    [TestCase("00000000020a05", "0", StatusCode.Internal, Description = "not protobuf")]
    [TestCase(Hi, null, StatusCode.Internal, Description = "no status")]
    [TestCase(Hi, "3", StatusCode.InvalidArgument, Description = "a response and a failure")]
    public async Task A_malformed_answer_fails_the_call(string body, string? status, StatusCode expected)
    {
        await using LiteralServer server = await LiteralServer.StartAsync(
            status is null ? LiteralServer.Answer(body) : LiteralServer.Answer(body, ("grpc-status", status)));

        Assert.That((await FailureAsync(server)).StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task An_answer_of_another_content_type_is_unknown()
    {
        await using LiteralServer server = await LiteralServer.StartAsync(context => context.Response.WriteAsync("<html>"));

        Assert.That((await FailureAsync(server)).StatusCode, Is.EqualTo(StatusCode.Unknown));
    }

    [TestCase(0x8, StatusCode.Cancelled)]
    [TestCase(0xb, StatusCode.ResourceExhausted)]
    [TestCase(0xc, StatusCode.PermissionDenied)]
    [TestCase(0x2, StatusCode.Internal)]
    public async Task A_reset_stream_has_the_status_of_its_error_code(int code, StatusCode status)
    {
        await using LiteralServer server = await LiteralServer.StartAsync(async context =>
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.FlushAsync();
            context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(code);
        });

        Assert.That((await FailureAsync(server)).StatusCode, Is.EqualTo(status));
    }

    private static async Task<RpcException> FailureAsync(LiteralServer server)
    {
        RpcException? failure = null;
        try
        {
            await server.Client.SayAsync(new() { Text = "hi" });
        }
        catch (RpcException exception)
        {
            failure = exception;
        }

        return failure ?? throw new AssertionException("The call succeeded.");
    }
}
