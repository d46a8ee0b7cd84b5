using System.Security.Cryptography.X509Certificates;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Tests;

/// <summary>A simulator of its own and a client that trusts its authority.</summary>
internal sealed class Client : IAsyncDisposable
{
    private readonly HttpClient _http;

    private Client(PveSimulator simulator)
    {
        Simulator = simulator;
        using var authority = X509Certificate2.CreateFromPem(simulator.CaPem);
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificate(authority.RawData));
        var handler = new SocketsHttpHandler { UseCookies = false, SslOptions = { CertificateChainPolicy = policy } };
        _http = new HttpClient(handler) { BaseAddress = simulator.Endpoint };
        Authorization = $"PVEAPIToken={simulator.ApiToken}";
    }

    public PveSimulator Simulator { get; }

    /// <summary>Sent with every request; root's token at first.</summary>
    public string? Authorization { get; set; }

    public string? Cookie { get; set; }

    public string? CsrfToken { get; set; }

    public static async Task<Client> StartAsync(string profile = "recording", PveVersion version = PveVersion.V92,
        TimeSpan penalty = default) =>
        new(await PveSimulator.StartAsync(new SimulatorOptions { Profile = profile, Version = version, LoginPenalty = penalty }));

    public Task<Result> GetAsync(string path) => SendAsync("GET", path, null);

    public Task<Result> DeleteAsync(string path) => SendAsync("DELETE", path, null);

    public Task<Result> PostAsync(string path, params (string Key, string Value)[] form) => SendAsync("POST", path, Form(form));

    public Task<Result> PutAsync(string path, params (string Key, string Value)[] form) => SendAsync("PUT", path, Form(form));

    /// <summary>Logs in and uses the ticket from then on.</summary>
    public async Task LoginAsync(string user, string password)
    {
        Authorization = Cookie = CsrfToken = null;
        var data = (await PostAsync("/access/ticket", ("username", user), ("password", password))).Data!;
        Cookie = "PVEAuthCookie=" + Uri.EscapeDataString(data.Value<string>("ticket")!);
        CsrfToken = data.Value<string>("CSRFPreventionToken");
    }

    public async Task<Result> SendAsync(string method, string path, HttpContent? content, string format = "json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api2/{format}{path}") { Content = content };
        Add(request, "Authorization", Authorization);
        Add(request, "Cookie", Cookie);
        Add(request, "CSRFPreventionToken", CsrfToken);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Result((int)response.StatusCode, response.ReasonPhrase ?? "", text, response.Content.Headers.ContentType?.MediaType);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Simulator.DisposeAsync();
    }

    private static FormUrlEncodedContent Form((string Key, string Value)[] form) =>
        new(form.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}

/// <summary>An answer.</summary>
internal sealed record Result(int Status, string Reason, string Text, string? MediaType)
{
    public JObject Json => JObject.Parse(Text);

    public JToken? Data => Json["data"];

    public string? Error(string parameter) => Json["errors"]?.Value<string>(parameter);
}
