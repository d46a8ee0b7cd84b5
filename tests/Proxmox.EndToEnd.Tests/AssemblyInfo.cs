// Every test has a simulator, a provider and a folder of its own.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: LevelOfParallelism(3)]
