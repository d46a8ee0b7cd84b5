using Google.Protobuf;
using Proxmox.Bench;

switch (args)
{
    case ["start", _, ..]:
        await StartMeasurement.RunAsync([.. args[1..].Select(Build.Parse)], runs: 15);
        return 0;
    case ["plan"]:
        await PlanMeasurement.RunAsync();
        return 0;
    case ["vms"]:
        await VmMeasurement.RunAsync();
        return 0;
    case ["pulumi-schema", var executable]:
        await using (var output = Console.OpenStandardOutput())
        {
            await output.WriteAsync(System.Text.Encoding.UTF8.GetBytes(await StartedPulumiProvider.SchemaAsync(executable)));
        }

        return 0;
    case ["schema", var executable]:
        using (var certificate = StartedProvider.CreateCertificate())
        using (var provider = await StartedProvider.StartAsync(executable, certificate))
        {
            var bytes = (await provider.SchemaAsync()).ToByteArray();
            await provider.StopAsync();
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(bytes);
        }

        return 0;
    default:
        Console.Error.WriteLine("Usage: Proxmox.Bench start NAME=EXECUTABLE... | plan | vms | schema EXECUTABLE | pulumi-schema EXECUTABLE");
        return 2;
}
