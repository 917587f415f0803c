// With a nightly copy in another region ("A copy outside the region").
using '../main.bicep'
extends './app.bicepparam'

param copySeal = 'MCowBQYDK2VuAyEAr4zVxWmKcVXZC2eJZ5l0sVqzqk7Zp1d8sQm3E0b2w1s='
param copyReaders = ['44444444-4444-4444-8444-444444444444']
param copySealed = true
param exportReaders = ['55555555-5555-4555-8555-555555555555']
