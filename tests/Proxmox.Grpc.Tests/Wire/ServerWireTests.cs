using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Proxmox.Grpc.Tests.Protocol;

namespace Proxmox.Grpc.Tests.Wire;

/// <summary>What the server answers to literal bytes, byte for byte.</summary>
[CancelAfter(20_000)]
internal sealed class ServerWireTests
{
    // Phrase { text = "hi" }.
    private const string Hi = "00000000040a026869";
    private const string Say = "/proxmox.grpc.tests.Echo/Say";

    private Exchange exchange = null!;
    private HttpClient http = null!;

    [SetUp]
    public async Task Start()
    {
        EchoService service = new()
        {
            OnSay = (phrase, context) => phrase.Text switch
            {
                "hi" => Task.FromResult(phrase),
                "trailers" => Trailers(phrase, context),
                "refuse" => throw new RpcException(
                    new Status(StatusCode.NotFound, "50% é\n"),
                    new Metadata { { "grpc-status-details-bin", [1, 2] }, { "why", "because" } }),
                "deadline" => Task.FromResult(new Phrase { Text = context.Deadline == DateTime.MaxValue ? "none" : "some" }),
                _ => throw new InvalidOperationException("secret-free text"),
            },
        };
        exchange = await Exchange.StartAsync(service);
        http = new(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = new($"http://{exchange.Server.Address}"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    [TearDown]
    public async Task Stop()
    {
        http.Dispose();
        await exchange.DisposeAsync();
    }

    [Test]
    public async Task A_success_is_headers_a_frame_and_trailers()
    {
        using HttpResponseMessage response = await PostAsync(Say, Hi);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/grpc"));
        Assert.That(await BodyAsync(response), Is.EqualTo(Hi));
        Assert.That(Value(response.TrailingHeaders, "grpc-status"), Is.EqualTo("0"));
        Assert.That(response.TrailingHeaders.Contains("grpc-message"), Is.False);
        Assert.That(response.Headers.Contains("grpc-status"), Is.False);
    }

    [Test]
    public async Task Metadata_travels_in_headers_and_trailers()
    {
        using HttpResponseMessage response = await PostAsync(Say, "000000000a0a08747261696c657273");

        Assert.That(Value(response.Headers, "early"), Is.EqualTo("1"));
        Assert.That(Value(response.Headers, "bytes-bin"), Is.EqualTo("AQI"));
        Assert.That(await BodyAsync(response), Is.EqualTo("000000000a0a08747261696c657273"));
        Assert.That(Value(response.TrailingHeaders, "late"), Is.EqualTo("2"));
    }

    [Test]
    public async Task A_failure_without_a_message_is_trailers_only()
    {
        using HttpResponseMessage response = await PostAsync(Say, "00000000080a06726566757365");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Value(response.Headers, "grpc-status"), Is.EqualTo("5"));
        Assert.That(Value(response.Headers, "grpc-message"), Is.EqualTo("50%25 %C3%A9%0A"));
        Assert.That(Value(response.Headers, "grpc-status-details-bin"), Is.EqualTo("AQI"));
        Assert.That(Value(response.Headers, "why"), Is.EqualTo("because"));
        Assert.That(await BodyAsync(response), Is.Empty);
        Assert.That(response.TrailingHeaders, Is.Empty);
    }

    [Test]
    public async Task An_unhandled_exception_is_told_by_its_message_alone()
    {
        using HttpResponseMessage response = await PostAsync(Say, "0000000000");

        Assert.That(Value(response.Headers, "grpc-status"), Is.EqualTo("2"));
        Assert.That(Value(response.Headers, "grpc-message"), Is.EqualTo("secret-free text"));
    }

    [TestCase("/proxmox.grpc.tests.Echo/Shout", "The service proxmox.grpc.tests.Echo has no method Shout.")]
    [TestCase("/proxmox.grpc.tests.Silent/Listen", "There is no service proxmox.grpc.tests.Silent.")]
    [TestCase("/Say", "There is no service Say.")]
    public async Task An_unknown_method_is_unimplemented(string path, string message)
    {
        using HttpResponseMessage response = await PostAsync(path, Hi);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Value(response.Headers, "grpc-status"), Is.EqualTo("12"));
        Assert.That(Value(response.Headers, "grpc-message"), Is.EqualTo(message));
    }

    [TestCase("application/json")]
    [TestCase("application/grpc-web")]
    [TestCase(null)]
    public async Task Another_content_type_is_not_taken(string? contentType)
    {
        using HttpResponseMessage response = await PostAsync(Say, Hi, contentType);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [Test]
    public async Task Only_POST_is_a_call()
    {
        using HttpResponseMessage response = await http.GetAsync(Say);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [TestCase("", "13", Description = "no request")]
    [TestCase("000000", "13", Description = "ends in the header")]
    [TestCase("00000000050a026869", "13", Description = "ends in the message")]
    [TestCase(Hi + Hi, "13", Description = "two requests")]
    [TestCase("00000000020a05", "13", Description = "not protobuf")]
    [TestCase("00000000020c00", "13", Description = "the end of a group that never began")]
    [TestCase("01000000040a026869", "13", Description = "compressed, no encoding named")]
    public async Task A_malformed_request_is_internal(string body, string status)
    {
        using HttpResponseMessage response = await PostAsync(Say, body);

        Assert.That(Value(response.Headers, "grpc-status"), Is.EqualTo(status));
        Assert.That(Value(response.Headers, "grpc-message"), Is.Not.Empty);
    }

    [Test]
    public async Task A_compressed_request_is_unimplemented_and_told_what_is_taken()
    {
        using HttpResponseMessage response = await PostAsync(Say, "01000000040a026869", headers: ("grpc-encoding", "gzip"));

        Assert.That(Value(response.Headers, "grpc-status"), Is.EqualTo("12"));
        Assert.That(Value(response.Headers, "grpc-accept-encoding"), Is.EqualTo("identity"));
    }

    [TestCase("5S", "some")]
    [TestCase("99999999H", "none")]
    public async Task A_timeout_becomes_a_deadline(string timeout, string deadline)
    {
        using HttpResponseMessage response = await PostAsync(Say, "000000000a0a08646561646c696e65", headers: ("grpc-timeout", timeout));

        Assert.That(Phrase.Parser.ParseFrom(Convert.FromHexString((await BodyAsync(response))[10..])).Text, Is.EqualTo(deadline));
    }

    [Test]
    public async Task A_malformed_timeout_is_internal()
    {
        using HttpResponseMessage response = await PostAsync(Say, Hi, headers: ("grpc-timeout", "soon"));

        Assert.That(Value(response.Headers, "grpc-status"), Is.EqualTo("13"));
    }

    [Test]
    public async Task A_stream_of_responses_is_a_row_of_frames()
    {
        using HttpResponseMessage response = await PostAsync("/proxmox.grpc.tests.Echo/Repeat", "00000000060a0268691002");

        Assert.That(await BodyAsync(response), Is.EqualTo("00000000060a0268691001" + "00000000060a0268691002"));
        Assert.That(Value(response.TrailingHeaders, "grpc-status"), Is.EqualTo("0"));
    }

    private static async Task<Phrase> Trailers(Phrase phrase, ServerCallContext context)
    {
        await context.WriteResponseHeadersAsync(new() { { "early", "1" }, { "bytes-bin", [1, 2] } });
        context.ResponseTrailers.Add("late", "2");
        return phrase;
    }

    private static string? Value(HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join('|', values) : null;

    private static async Task<string> BodyAsync(HttpResponseMessage response) =>
        Convert.ToHexStringLower(await response.Content.ReadAsByteArrayAsync());

    private async Task<HttpResponseMessage> PostAsync(
        string path,
        string body,
        string? contentType = "application/grpc",
        params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(Convert.FromHexString(body)),
        };
        if (contentType is not null) request.Content.Headers.TryAddWithoutValidation("content-type", contentType);
        request.Headers.TryAddWithoutValidation("te", "trailers");
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request);
    }
}
