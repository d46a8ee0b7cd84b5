using Proxmox.Pulumi.Schemas;

namespace Proxmox.Generate.Pages;

/// <summary>One program in the languages of Pulumi: a pool, and its name as an output of the stack.</summary>
internal static class SampleProgram
{
    private const string Go = $$"""
        package main

        import (
        	"{{PackageSpec.GoPackage}}/pool"
        	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
        )

        func main() {
        	pulumi.Run(func(ctx *pulumi.Context) error {
        		web, err := pool.NewPool(ctx, "web", &pool.PoolArgs{
        			PoolId:  pulumi.String("web"),
        			Comment: pulumi.String("Web servers"),
        		})
        		if err != nil {
        			return err
        		}
        		ctx.Export("poolId", web.PoolId)
        		return nil
        	})
        }
        """;

    private const string CSharp = """
        using System.Collections.Generic;
        using Pulumi;
        using Pulumi.Proxmox.Pools;

        return await Deployment.RunAsync(() =>
        {
            var web = new Pool("web", new() { PoolId = "web", Comment = "Web servers" });
            return new Dictionary<string, object?> { ["poolId"] = web.PoolId };
        });
        """;

    private const string TypeScript = $$"""
        import * as proxmox from "{{PackageSpec.NodePackage}}";

        const web = new proxmox.pool.Pool("web", { poolId: "web", comment: "Web servers" });
        export const poolId = web.poolId;
        """;

    private const string Yaml = """
        name: datacenter
        runtime: yaml
        resources:
          web:
            type: proxmox:pool:Pool
            properties:
              poolId: web
              comment: Web servers
        outputs:
          poolId: ${web.poolId}
        """;

    private static readonly string Python = $$"""
        import pulumi
        import {{PackageSpec.PythonPackage}} as proxmox

        web = proxmox.pool.Pool("web", pool_id="web", comment="Web servers")
        pulumi.export("poolId", web.pool_id)
        """;

    /// <summary>The program as Markdown in each language.</summary>
    public static IReadOnlyCollection<(string Language, string Markdown)> Tabs { get; } =
    [
        Tab("csharp", CSharp), Tab("typescript", TypeScript), Tab("python", Python), Tab("go", Go), Tab("yaml", Yaml),
    ];

    private static (string Language, string Markdown) Tab(string language, string program) => (language, $"```{language}\n{program}\n```");
}
