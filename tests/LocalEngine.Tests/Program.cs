using System.Globalization;
using Proxmox.Grpc.Hosting;
using Proxmox.LocalEngine.Tests.Fakes;
using Pulumirpc;

ScriptedProvider provider = new();
if (Environment.GetEnvironmentVariable("FAKE_DIES_IN_CREATE") is not null)
{
    provider.OnCreate = request =>
    {
        if (!request.Preview) Environment.FailFast("as the test wants");
        return Task.FromResult(new CreateResponse { Properties = request.Properties });
    };
}

await using GrpcServer server = await GrpcServer.StartAsync(new() { Services = [binder => ResourceProvider.BindService(binder, provider)] });
Console.Out.Write(server.Address.Port.ToString(CultureInfo.InvariantCulture) + "\n");
await Console.Out.FlushAsync();
await Task.Delay(Timeout.Infinite);
